import CodeLists
import Localization
import RegisterModel

extension DemonstrationPlan {
    /// Which of an organiser's municipalities a group takes, by population.
    enum Share: Sendable {
        /// All of them.
        case all
        /// The largest one.
        case largest
        /// All but the so many largest, without so many of the smallest, which are then in no group.
        case rest(after: Int, without: Int = 0)
        /// Those from one place to another in the order of size, the largest being 0; the end is not included.
        case places(Int, Int)

        func municipalities(of organiser: Area) -> [Municipality] {
            let bySize = organiser.municipalities.sorted { ($0.inhabitants, $1) > ($1.inhabitants, $0) }
            let chosen =
                switch self {
                case .all: bySize[...]
                case .largest: bySize.prefix(1)
                case .rest(let after, let without): bySize.dropFirst(after).dropLast(without)
                case .places(let first, let end): bySize.prefix(end).dropFirst(first)
                }
            return chosen.sorted()
        }

        /// A name as the county's contact person might give it.
        func name(_ municipalities: [Municipality], of organiser: Area) -> String {
            let language = DemonstrationContact(of: organiser).language
            let largest = municipalities.max { $0.inhabitants < $1.inhabitants }
            let place = (language == .sv ? largest?.entry.sv : largest?.entry.fi) ?? ""
            return switch self {
            case .all where municipalities.count == 1, .largest: place
            case .all: Catalogue.commands.text("demo.group.all", language)
            case .places: Catalogue.commands.text("demo.group.around", language, ["place": place])
            case .rest: Catalogue.commands.text("demo.group.rest", language)
            }
        }
    }

    /// What a group delivers over three quarters: the one before the round's, the round's own, and the one after.
    enum Course: Sendable {
        /// All three.
        case steady
        /// The quarter before and the round's own.
        case untilNow
        /// Only the quarter before.
        case before
        /// The quarter before; the round's own was refused.
        case refused(DeliveryFault)
        /// The quarter before; the round's own was refused and then came again, sound.
        case corrected(DeliveryFault)

        func deliveries(around period: MonitoringPeriod, by channels: [Channel]) -> [Delivery] {
            func sound(_ period: MonitoringPeriod?) -> [Delivery] {
                period.map { period in channels.map { Delivery(period: period, channel: $0, fault: nil) } } ?? []
            }
            func faulty(_ fault: DeliveryFault) -> [Delivery] {
                channels.prefix(1).map { Delivery(period: period, channel: $0, fault: fault) }
            }
            let before = sound(period.previous)
            return switch self {
            case .steady: before + sound(period) + sound(period.next)
            case .untilNow: before + sound(period)
            case .before: before
            case .refused(let fault): before + faulty(fault)
            case .corrected(let fault): before + faulty(fault) + sound(period)
            }
        }
    }

    /// One group of an organiser as it is planned.
    struct Specification: Sendable {
        let share: Share
        let style: NotificationStyle
        let fate: Fate
        let course: Course
        let channels: [Channel]?
        let extracts: Set<ExtractFile>

        /// What is needed for the obligatory blocks: client periods and child-protection periods.
        static let obligatory: Set<ExtractFile> = [.matters, .childProtection]
        /// What is needed for all four blocks.
        static let everything: Set<ExtractFile> = [.matters, .childProtection, .decisions, .services, .units]

        /// `channels` only where a group delivers otherwise than it has declared, `extracts` where its systems do not give everything.
        init(
            _ share: Share, _ style: NotificationStyle, _ fate: Fate, _ course: Course, channels: [Channel]? = nil,
            extracts: Set<ExtractFile> = everything
        ) {
            self.share = share
            self.style = style
            self.fate = fate
            self.course = course
            self.channels = channels
            self.extracts = extracts
        }
    }

    /// The groups by organiser. Helsinki is left with a draft and nothing delivered for the round's quarter, so that the whole way can be
    /// walked there; Pirkanmaa has a group in several states and one municipality in no group. Two organisers deliver the obligatory blocks only.
    static let specifications: [String: [Specification]] = [
        "01": [Specification(.all, .separate, .accepted, .steady)],
        "02": [Specification(.all, .archive, .accepted, .steady)],
        "03": [Specification(.largest, .archive, .accepted, .steady), Specification(.rest(after: 1), .separate, .submitted, .untilNow)],
        "04": [Specification(.all, .archiveAndSeparate, .accepted, .untilNow)],
        "05": [
            Specification(.largest, .separate, .submitted, .untilNow), Specification(.rest(after: 1), .separate, .submitted, .untilNow),
        ],
        "06": [Specification(.all, .separate, .accepted, .corrected(.municipalities))],
        "07": [Specification(.all, .archive, .late, .untilNow)],
        "08": [
            Specification(.largest, .separate, .accepted, .untilNow),
            Specification(.places(1, 7), .archiveAndSeparate, .returned, .refused(.checkCharacters)),
            Specification(.rest(after: 7, without: 1), .separate, .draft, .before),
        ],
        "09": [Specification(.all, .separate, .returned, .untilNow)],
        "10": [Specification(.all, .archive, .submitted, .before)],
        "11": [Specification(.all, .archive, .accepted, .steady)],
        "12": [Specification(.all, .separate, .draft, .before)],
        "13": [Specification(.all, .archiveAndSeparate, .accepted, .steady)],
        "14": [Specification(.all, .separate, .none, .before, extracts: Specification.obligatory)],
        "15": [Specification(.largest, .separate, .submitted, .untilNow), Specification(.rest(after: 1), .separate, .draft, .before)],
        "16": [Specification(.all, .separate, .accepted, .corrected(.endsBeforeStart))],
        "17": [Specification(.all, .separate, .late, .refused(.truncated))],
        "18": [Specification(.all, .archive, .accepted, .untilNow, extracts: Specification.obligatory)],
        "19": [Specification(.largest, .separate, .accepted, .untilNow), Specification(.rest(after: 1), .archive, .amending, .untilNow)],
        "20": [Specification(.all, .separate, .late, .corrected(.otherQuarter))],
        "21": [Specification(.all, .archive, .submitted, .untilNow, channels: [.separate])],
        "90": [Specification(.all, .separate, .draft, .before)],
    ]
}
