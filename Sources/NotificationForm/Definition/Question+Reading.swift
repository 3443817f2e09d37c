import Foundation
import Localization

extension Section {
    /// Reads a section.
    init(strict value: Any, path: String) throws(DefinitionFault) {
        var object = try StrictObject(value, path: path)
        id = try object.string("id")
        title = try object.text("title")
        svPrinted = try object.optionalString("svPrinted")
        guidance = try object.list("guidance") { value, path throws(DefinitionFault) in try Guidance(strict: value, path: path) }
        questions = try object.list("questions") { value, path throws(DefinitionFault) in try Question(strict: value, path: path) }
        try object.finish()
        guard !questions.isEmpty else { throw object.fault(.missing("questions")) }
    }
}

extension Section.Guidance {
    /// Reads a piece of guidance; it must say something.
    init(strict value: Any, path: String) throws(DefinitionFault) {
        var object = try StrictObject(value, path: path)
        title = try object.text("title")
        paragraphs = try object.list("paragraphs") { value, path throws(DefinitionFault) in try LocalizedText(strict: value, path: path) }
        points = try object.list("points") { value, path throws(DefinitionFault) in try LocalizedText(strict: value, path: path) }
        topic = try object.choice("topic")
        try object.finish()
        guard !(paragraphs.isEmpty && points.isEmpty) else { throw object.fault(.missing("paragraphs")) }
    }
}

extension Question {
    /// Reads a question and checks that its type and its contents fit together.
    init(strict value: Any, path: String) throws(DefinitionFault) {
        var object = try StrictObject(value, path: path)
        id = try object.string("id")
        number = try object.int("number")
        text = try object.text("text")
        svPrinted = try object.optionalString("svPrinted")
        shortText = try object.text("short")
        help = try object.optionalText("help")
        block = try object.optionalText("block")
        guard let type: QuestionType = try object.choice("type") else { throw object.fault(.missing("type")) }
        self.type = type
        optionSource = try object.choice("optionSource") ?? .own
        options = try object.list("options") { value, path throws(DefinitionFault) in try Option(strict: value, path: path) }
        rows = try object.list("rows") { value, path throws(DefinitionFault) in try Row(strict: value, path: path) }
        columns = try object.list("columns") { value, path throws(DefinitionFault) in try Column(strict: value, path: path) }
        monthBounds = try object.months("months")
        showsTransitionEnds = try object.flag("showsTransitionEnds")
        isExtension = try object.flag("extension")
        guard let topic: Topic = try object.choice("topic") else { throw object.fault(.missing("topic")) }
        self.topic = topic
        branch = try object.optionalString("branch")
        levels = try object.list("levels") { value, path throws(DefinitionFault) in
            var object = try StrictObject(value, path: path)
            let branch = try object.optionalString("branch")
            guard let level: RequirementLevel = try object.choice("level") else { throw object.fault(.missing("level")) }
            try object.finish()
            return (branch, level)
        }
        try object.finish()
        guard levels.last?.branch == nil, !levels.isEmpty else {
            throw object.fault(.unfitting("levels must end with one that always holds"))
        }
        try FormDefinition.unique(options.map(\.code), path + ".options")
        try FormDefinition.unique(rows.map(\.code), path + ".rows")
        try FormDefinition.unique(columns.map(\.code), path + ".columns")
        if let fault = misfit { throw object.fault(.unfitting(fault)) }
    }

    /// What does not fit between the type and the contents; nil if all fits.
    private var misfit: String? {
        let chosen = [.single, .multi, .matrix].contains(type)
        let rowed = [.matrix, .fields].contains(type)
        return switch true {
        case chosen && optionSource == .own && options.isEmpty: "a choice needs options"
        case optionSource != .own && !options.isEmpty: "options come from a code list"
        case rowed == rows.isEmpty: "rows belong to a matrix and to fields, and these need them"
        case (type == .rows) == columns.isEmpty: "columns belong to rows, and these need them"
        case monthBounds != nil && type != .month: "months belong to a month"
        case rows.contains { ($0.type == nil) == (type == .fields) }: "each field has a type of its own, a row of a matrix has none"
        default: nil
        }
    }
}

extension Question.Option {
    /// Reads an option.
    init(strict value: Any, path: String) throws(DefinitionFault) {
        var object = try StrictObject(value, path: path)
        code = try object.string("code")
        text = try object.text("text")
        svPrinted = try object.optionalString("svPrinted")
        help = try object.optionalText("help")
        try object.finish()
    }
}

extension Question.Row {
    /// Reads a row.
    init(strict value: Any, path: String) throws(DefinitionFault) {
        var object = try StrictObject(value, path: path)
        code = try object.string("code")
        number = object.has("number") ? try object.int("number") : nil
        text = try object.text("text")
        svPrinted = try object.optionalString("svPrinted")
        help = try object.optionalText("help")
        type = try object.choice("type")
        try object.finish()
    }
}

extension Question.Column {
    /// Reads a column.
    init(strict value: Any, path: String) throws(DefinitionFault) {
        var object = try StrictObject(value, path: path)
        code = try object.string("code")
        text = try object.text("text")
        options = try object.list("options") { value, path throws(DefinitionFault) in try Question.Option(strict: value, path: path) }
        try object.finish()
        try FormDefinition.unique(options.map(\.code), path + ".options")
    }
}

extension StrictObject {
    /// Takes `{"from": "2020-02", "to": "before-period"}`; nil if the key is missing.
    mutating func months(_ key: String) throws(DefinitionFault) -> MonthBounds? {
        guard let value = take(key) else { return nil }
        var object = try StrictObject(value, path: path + "." + key)
        guard let from = MonthBounds.Bound(try object.string("from")), let to = MonthBounds.Bound(try object.string("to")) else {
            throw object.fault(.wrongKind("months"))
        }
        if case (.month(let first), .month(let last)) = (from, to), first > last { throw object.fault(.wrongKind("months")) }
        try object.finish()
        return MonthBounds(from: from, to: to)
    }

    /// Takes one of the names of an enumeration; nil if the key is missing, refused if the name is another.
    mutating func choice<Value: RawRepresentable<String>>(_ key: String) throws(DefinitionFault) -> Value? {
        guard let name = try optionalString(key) else { return nil }
        guard let value = Value(rawValue: name) else { throw fault(.unknownName(name)) }
        return value
    }
}
