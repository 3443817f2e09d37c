import CodeLists
import RegisterModel

/// When information systems move to structured archiving by the counties' own estimate (questions 10–15), weighted by inhabitants and held
/// against the ends of the transition period.
public struct ArchivingForecast: Sendable {
    /// One service task.
    public struct Row: Sendable {
        /// The service task.
        public let task: ServiceTask
        /// The month in which its transition period ends; nil if the round does not say.
        public let end: Month?
        /// The inhabitants of the municipalities that move in each of ``quarters``. Who moves when the period ends counts in its quarter.
        public let moving: [Int]
        /// The inhabitants of those that move only after the quarter in which the transition period ends.
        public let late: Int
        /// The groups that move after that quarter, in the order given.
        public let lateGroups: [NotifiedGroup]
        /// The inhabitants of those whose notification does not tell.
        public let unanswered: Int
        /// The inhabitants of municipalities without a notification in force.
        public let notNotified: Int

        /// The inhabitants that have moved by the end of each quarter.
        public var moved: [Int] {
            var sum = 0
            return moving.map { part in
                sum += part
                return sum
            }
        }
    }

    /// The quarters of the columns: the options of the form, oldest first, then whatever the ends of transition add.
    public let quarters: [MonitoringPeriod]
    /// The six service tasks in the form's order.
    public let rows: [Row]
    /// The inhabitants of all municipalities looked at.
    public let population: Int

    /// Adds the estimates up.
    public init(municipalities: [Municipality], groups: [NotifiedGroup], round: Round, definition: FormDefinition) {
        let options = (definition.question("structured")?.options ?? []).compactMap { MonitoringPeriod($0.code) }
        let ends = ServiceTask.inScope.compactMap { round.transitionEnd($0)?.period }
        let quarters = Set(options + ends).sorted()
        let all = Set(municipalities)
        let population = municipalities.reduce(0) { $0 + $1.newestPopulation }
        let inhabitants = groups.map { group in
            group.municipalities.reduce(0) { all.contains($1) ? $0 + $1.newestPopulation : $0 }
        }
        rows = ServiceTask.inScope.map { task in
            let end = round.transitionEnd(task)
            var moving = [Int](repeating: 0, count: quarters.count)
            var (late, unanswered) = (0, 0)
            var lateGroups: [NotifiedGroup] = []
            for (group, people) in zip(groups, inhabitants) {
                let answer = group.answers.text(.structured(task))
                guard let quarter = answer.flatMap({ MonitoringPeriod($0) }) ?? (answer == nil ? nil : end?.period),
                    let place = quarters.firstIndex(of: quarter)
                else {
                    unanswered += people
                    continue
                }
                moving[place] += people
                if let last = end?.period, quarter > last {
                    late += people
                    lateGroups.append(group)
                }
            }
            return Row(
                task: task, end: end, moving: moving, late: late, lateGroups: lateGroups, unanswered: unanswered,
                notNotified: population - inhabitants.reduce(0, +))
        }
        self.quarters = quarters
        self.population = population
    }
}

extension Month {
    /// The quarter of the month; nil outside the years that a monitoring period takes.
    public var period: MonitoringPeriod? { MonitoringPeriod(year: year, quarter: quarter) }
}
