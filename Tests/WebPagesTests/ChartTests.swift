import CodeLists
import DisclosureControl
import Localization
import RegisterModel
import Statistics
import Testing
import WebPages

@Suite struct ChartTests {
    /// A line of words in a picture.
    struct Line {
        let words: String
        let left: Double
        let right: Double
        let foot: Double
    }

    /// The share of its size that a letter of a long name takes in DejaVu Sans, the widest font that a picture names: plain and bold. The
    /// browser tests measure what is drawn.
    static let letter = (plain: 0.54, bold: 0.61)

    static let kinds: [StatisticsChart] = [
        .tiles, .areas, .tasks(nil), .tasks(Sample.pirkanmaa), .series(nil), .series(Sample.pirkanmaa), .narrowSeries(nil),
        .narrowSeries(Sample.pirkanmaa),
    ]

    static func picture(_ chart: StatisticsChart, _ series: [PublishedTable], _ language: Language) throws -> (
        width: Double, height: Double, lines: [Line]
    ) {
        let svg = try #require(chart.svg(PublishedSample.figures(), series: series, language: language))
        let size = try #require(svg.firstMatch(of: /viewBox="0 0 (\d+) (\d+)"/)).output
        let lines = try svg.matches(of: /<text ([^>]*)>([^<]*)<\/text>/).map { match -> Line in
            func attribute(_ name: String) -> String? {
                let pair = match.output.1.split(separator: " ").first { $0.hasPrefix("\(name)=") }
                return pair.map { String($0.dropFirst(name.count + 2).dropLast()) }
            }
            let x = try #require(attribute("x").flatMap { Double($0) })
            let share = attribute("font-weight") == nil ? letter.plain : letter.bold
            let width = Double(match.output.2.count) * share * (attribute("font-size").flatMap { Double($0) } ?? 14)
            let left = x - (attribute("text-anchor") == "end" ? width : attribute("text-anchor") == "middle" ? width / 2 : 0)
            return Line(
                words: String(match.output.2), left: left, right: left + width, foot: try #require(attribute("y").flatMap { Double($0) }))
        }
        return (try #require(Double(size.1)), try #require(Double(size.2)), lines)
    }

    @Test(arguments: kinds, Language.allCases)
    func `no words run outside the picture`(_ chart: StatisticsChart, _ language: Language) throws {
        let (width, height, lines) = try Self.picture(chart, PublishedSample.series, language)
        #expect(!lines.isEmpty)
        for line in lines {
            #expect(line.left >= 0 && line.right <= width, "\(line.words): \(line.left) to \(line.right) of \(width)")
            #expect(line.foot >= 11 && line.foot <= height - 3, "\(line.words): foot at \(line.foot) of \(height)")
        }
    }

    @Test(arguments: [StatisticsChart.tasks(nil), .series(nil), .narrowSeries(nil)], Language.allCases)
    func `every service task has its whole name, a line where it has a figure`(_ chart: StatisticsChart, _ language: Language) throws {
        let words = try Self.picture(chart, PublishedSample.series, language).lines.map(\.words).joined(separator: " ")
        for task in ServiceTask.inScope where chart == .tasks(nil) || task.slug == "disability" {
            let name = [Language.sv: task.entry.sv, .fi: task.entry.fi, .en: task.entry.en][language] ?? ""
            #expect(words.contains(name), "\(name) in \(words)")
        }
    }

    @Test(arguments: Language.allCases)
    func `twenty quarters are named so that no name runs into the next, the newest among them`(_ language: Language) throws {
        let table = try #require(PublishedSample.series.last)
        let (width, _, lines) = try Self.picture(.series(nil), Array(repeating: table, count: 20), language)
        let foot = try #require(lines.filter { $0.words.contains("2023") }.map(\.foot).max())
        let names = lines.filter { $0.foot == foot }
        #expect(names.count > 1)
        for (one, next) in zip(names, names.dropFirst()) { #expect(one.right < next.left, "\(one.words) and \(next.words)") }
        #expect(names.allSatisfy { $0.left >= 0 && $0.right <= width })
    }

    @Test(arguments: Language.allCases)
    func `labels of lines that end at one height stand below one another`(_ language: Language) throws {
        let lines = try Self.picture(.series(nil), PublishedSample.series, language).lines
        let right = try #require(lines.map(\.left).max())
        let labels = lines.filter { $0.left == right }
        #expect(labels.count >= ServiceTask.inScope.count)
        for (one, next) in zip(labels, labels.dropFirst()) { #expect(next.foot - one.foot >= 16, "\(one.words) and \(next.words)") }
    }

    @Test(arguments: Language.allCases, [1, 2, 20])
    func `the lines for a narrow screen fit a window of 320 px beside its margins, and no name covers another`(
        _ language: Language, _ count: Int
    ) throws {
        let table = try #require(PublishedSample.series.last)
        let (width, _, lines) = try Self.picture(.narrowSeries(nil), Array(repeating: table, count: count), language)
        #expect(width <= 242)
        for (one, next) in zip(lines, lines.dropFirst()) where one.foot == next.foot { #expect(one.right < next.left) }
        let names = lines.filter { $0.left >= 32 && $0.words.contains { $0.isLetter } && !$0.words.contains("2023") }.map(\.foot)
        for (one, next) in zip(names, names.dropFirst()) { #expect(next - one >= 16) }
    }
}
