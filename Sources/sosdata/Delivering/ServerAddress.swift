import Foundation

/// Where deliveries go: a server's scheme, host and port.
struct ServerAddress: Equatable {
    /// The beginning of every address there, without a slash at the end.
    let origin: String

    /// Why an address is not used.
    enum Fault: Error, Equatable {
        /// It is no address of a server.
        case shape
        /// It is http, and not this machine: a token would go over the network in the clear.
        case insecure
    }

    /// Reads an address such as `https://sosdata.example.org`; a path is none of ours and refused.
    init(_ text: String) throws(Fault) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(), let host = parts.host, !host.isEmpty,
            ["", "/"].contains(parts.path), parts.query == nil, parts.fragment == nil, parts.user == nil, parts.password == nil
        else { throw .shape }
        let bare = host.lowercased().trimmingCharacters(in: ["[", "]"])
        switch scheme {
        case "https": break
        case "http" where bare == "localhost" || bare == "::1" || bare.wholeMatch(of: /127\.[0-9]+\.[0-9]+\.[0-9]+/) != nil: break
        case "http": throw .insecure
        default: throw .shape
        }
        let name = bare.contains(":") ? "[\(bare)]" : bare
        origin = "\(scheme)://\(name)" + (parts.port.map { ":\($0)" } ?? "")
    }
}
