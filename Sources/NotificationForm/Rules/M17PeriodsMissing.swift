import CodeLists
import Localization

extension FormRule {
    /// M17. Question 17: every service task has its way, because the data are obligatory. One problem for each empty row.
    static let m17 = FormRule("M17", .error) { situation in
        .init(
            ServiceTask.inScope.filter { situation.answers.periods($0) == nil }.map { task -> FormRule.Finding in
                let inside = task.name.withSmallInitial
                // In Finnish the sentence names the task after the word for it, as a name.
                let name = LocalizedText(sv: inside.sv, fi: task.name.fi, en: inside.en)
                return .init(keys: [.periods(task)], values: ["task": name])
            })
    }
}
