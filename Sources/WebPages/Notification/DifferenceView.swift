import Localization
import NotificationForm

/// What differs between two versions of a notification, one row for each answer; templates show it with the partial `difference`.
struct DifferenceView {
    let changes: [AnswerChange]
    let definition: FormDefinition
    let round: Round
    let words: Words

    var values: Values {
        [
            "rows": changes.map { change -> Values in
                let question = definition.question(change.key.question)
                func shown(_ value: AnswerValue?) -> String {
                    question?.words(value, words.language) ?? Summary.notAnswered(words.language)
                }
                return [
                    "label": AnswerLabel(change.key, definition, round, words.language).text, "before": shown(change.before),
                    "after": shown(change.after),
                ]
            }
        ]
    }
}
