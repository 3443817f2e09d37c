/// What the headers of one part of a form say.
public struct MultipartPart: Equatable, Sendable {
    /// The name of the form's field.
    public let name: String
    /// The name of the chosen file as the browser gives it, not to be trusted as a path; nil for a field that is no file.
    public let filename: String?

    /// Makes a part.
    public init(name: String, filename: String? = nil) {
        self.name = name
        self.filename = filename
    }

    /// Reads the headers, lines divided by CR LF; nil where no `form-data` disposition with a name is among them.
    init?(headers: String) {
        for line in headers.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "content-disposition" else { continue }
            let parameters = HeaderParameters(line[line.index(after: colon)...])
            guard parameters.value == "form-data", let name = parameters["name"] else { return nil }
            self.init(name: Self.unescaped(name), filename: parameters["filename"].map(Self.unescaped))
            return
        }
        return nil
    }

    /// Undoes the three escapes browsers write in names (the HTML standard, "multipart form data").
    private static func unescaped(_ text: String) -> String {
        text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }
}

/// Why a body is no form.
public enum MultipartError: Error, Equatable {
    /// The body ended before its closing boundary.
    case cutShort
    /// A boundary or a part's headers are not as RFC 7578 has them.
    case malformed
    /// A part's headers are longer than ``MultipartReader/headerLimitBytes``.
    case headersTooLong
}

extension MultipartReader {
    /// The boundary a `Content-Type` names; nil if it is no `multipart/form-data` or the boundary is not 1–70 characters (RFC 2046).
    public static func boundary(inContentType contentType: String) -> String? {
        let parameters = HeaderParameters(contentType[...])
        guard parameters.value == "multipart/form-data", let boundary = parameters["boundary"], (1...70).contains(boundary.utf8.count)
        else {
            return nil
        }
        return boundary
    }
}

/// A header's value and its parameters: `form-data; name="a"; filename="b.csv"`.
struct HeaderParameters {
    /// The value before the first semicolon, in lower case.
    let value: String
    private var parameters: [String: String] = [:]

    /// Reads a header's text after its colon. What is malformed is passed over.
    init(_ text: Substring) {
        var rest = text.drop { $0 != ";" }
        value = text.prefix { $0 != ";" }.trimmingSpaces.lowercased()
        while rest.popFirst() != nil {
            let name = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(name.count)
            guard rest.first == "=" else { continue }
            rest.removeFirst()
            let content = Self.content(&rest)
            parameters[name.trimmingSpaces.lowercased()] = content
            rest = rest.drop { $0 != ";" }
        }
    }

    /// The parameter of a name written in lower case.
    subscript(name: String) -> String? { parameters[name] }

    /// A quoted or plain value; `rest` is left behind it.
    private static func content(_ rest: inout Substring) -> String {
        guard rest.first == "\"" else {
            let plain = rest.prefix { $0 != ";" }
            rest = rest.dropFirst(plain.count)
            return String(plain.trimmingSpaces)
        }
        rest.removeFirst()
        var content = ""
        while let character = rest.popFirst(), character != "\"" {
            // A backslash is kept as it is unless it escapes a quote: browsers put Windows paths in as they are.
            if character == "\\", rest.first == "\"", let quote = rest.popFirst() {
                content.append(quote)
            } else {
                content.append(character)
            }
        }
        return content
    }
}

extension Substring {
    /// Without spaces and tabs at both ends.
    fileprivate var trimmingSpaces: Substring {
        var text = drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
