import CodeLists
import RegisterModel
import Statistics
import WebPages

extension Sample {
    static let countyFigures = [
        Sample(name: "county-figures-empty", address: .countyFigures(nil), user: management) { _ in
            CountyFiguresPage(area: pirkanmaa, periods: [], counts: nil)
        },
        Sample(name: "county-figures", address: .countyFigures(period), user: management) { _ in
            // One municipality of the county has delivered nothing, and none anything of the second task.
            let arrived = Set(pirkanmaa.municipalities.dropLast())
            var counting = EditionCounting(
                quarter: period, arrived: [ServiceTask.inScope[0]: arrived, ServiceTask.inScope[2]: arrived],
                others: [.childProtectionPeriods: arrived])
            for number in 0..<40 {
                let reported = ReportedPeriod(
                    organiser: pirkanmaa, channel: .separate, municipality: pirkanmaa.municipalities[number % 5],
                    task: ServiceTask.inScope[number % 3 == 0 ? 2 : 0],
                    period: Period(start: period.start.adding(-30 * number), end: number % 9 == 0 ? period.end : nil))
                counting.add([reported], birthYear: number == 7 ? nil : 1930 + 2 * number, person: (UInt64(number), 1))
            }
            counting.add([
                FactCounts.Fact(organiser: pirkanmaa, first: period.start, measures: [.childProtection, .childProtectionStarted])
            ])
            return CountyFiguresPage(
                area: pirkanmaa, periods: [period, MonitoringPeriod("2022Q4")!], counts: counting.finish())
        },
    ]
}
