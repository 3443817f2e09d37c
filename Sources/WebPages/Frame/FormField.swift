/// The fields of plain forms; templates show them with the partials `input-field`, `area-field`, `choice-field` and `select-field`.
enum FormField {
    /// A line or an area of text.
    static func text(
        _ name: String, label: String, value: String, hint: String? = nil, error: String? = nil, isShort: Bool = false
    ) -> Values {
        let described = [hint.map { _ in "\(name)-hint" }, error.map { _ in "\(name)-error" }].compactMap(\.self)
        return [
            "field": name, "label": label, "value": value, "hasHint": hint != nil, "hint": hint, "isWrong": error != nil, "error": error,
            "describedBy": described.isEmpty ? nil : described.joined(separator: " "), "width": isShort ? "width-short" : "width-wide",
        ]
    }

    /// One of several: radios, or a select. The first radio has the name of the field as its id, so that a link of the error summary finds it.
    static func choice(
        _ name: String, label: String, options: [(code: String, name: String)], chosen: String?, error: String? = nil
    ) -> Values {
        [
            "field": name, "label": label, "isWrong": error != nil, "error": error,
            "options": options.enumerated().map { place, option -> Values in
                [
                    "optionID": place == 0 ? name : "\(name)-\(place + 1)", "code": option.code, "name": option.name,
                    "isChosen": option.code == chosen,
                ]
            },
        ]
    }
}
