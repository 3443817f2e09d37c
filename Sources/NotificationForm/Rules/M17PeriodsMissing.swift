import CodeLists
import Localization

extension FormRule {
    /// M17. Question 17: every service task has its way, because the data are obligatory. One problem for each empty row.
    static let m17 = FormRule("M17", .error) { situation in
        .init(
            ServiceTask.inScope.filter { situation.answers.periods($0) == nil }.map { task in
                .init(keys: [.periods(task)], values: ["task": task.name])
            })
    }
}
