import Hummingbird
import Localization
import NIOCore

/// What the steps before a handler have found out about a request.
struct PageContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The network address of the other end of the connection; nil in tests without a socket.
    let peer: String?
    /// Who is asking, and in which language.
    var reader = Reader(language: .sv, token: SessionToken(), isNewToken: true)
    /// The posted form, its token already checked; empty for every other request.
    var form = FormFields()

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }
}
