import CCurl

/// Why a mail was not taken.
public enum MailFault: Error, Hashable, Sendable {
    /// The server could not be reached, or the connection broke.
    case connection
    /// No encrypted connection to a server that we trust came about.
    case security
    /// The server did not take the account and its password.
    case credentials
    /// The server takes no mail from us, whoever the recipient is: its reply code, 5xx.
    case unwelcome(Int)
    /// The recipient's address has characters that the addresses of SMTP do not have.
    case address
    /// The server cannot take the mail now; its reply code, or 0.
    case postponed(Int)
    /// The server will never take the mail: its reply code, 5xx.
    case refused(Int)
}

/// Sends mails over SMTP with libcurl. One mail is one connection, so that nothing of one can reach another.
public struct MailSender: Sendable {
    /// The server that takes the mails.
    public let server: MailServer

    /// libcurl wants to be started once before its first use; what it loads stays for the life of the program.
    private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Makes a sender.
    public init(server: MailServer) { self.server = server }

    /// Hands a mail to the server and returns once the server has answered for it. Blocks its thread for as long as that takes.
    public func send(_ message: MailMessage) throws(MailFault) {
        guard Self.isAddress(server.sender) else { throw .unwelcome(553) }
        guard Self.isAddress(message.recipient) else { throw .address }
        // Outlives the handle, which still speaks to the server while it is cleaned up.
        let isNamed = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
        isNamed.initialize(to: 0)
        defer { isNamed.deallocate() }
        guard Self.isReady, let handle = curl_easy_init() else { throw .connection }
        defer { curl_easy_cleanup(handle) }
        let recipients = curl_slist_append(nil, "<\(message.recipient)>")
        defer { curl_slist_free_all(recipients) }
        var headers: UnsafeMutablePointer<curl_slist>?
        for line in message.headers(from: server.sender) { headers = curl_slist_append(headers, line) }
        defer { curl_slist_free_all(headers) }
        let mime = Self.mime(message, handle)
        defer { curl_mime_free(mime) }

        configure(handle)
        _ = set_list(handle, CURLOPT_MAIL_RCPT, recipients)
        _ = set_list(handle, CURLOPT_HTTPHEADER, headers)
        _ = set_mime(handle, mime)
        watch_recipient(handle, isNamed)
        let result = curl_easy_perform(handle)
        guard result != CURLE_OK else { return }
        throw Self.fault(result, replyCode: Int(response_code(handle)), isRecipientNamed: isNamed.pointee != 0)
    }

    private func configure(_ handle: UnsafeMutableRawPointer) {
        _ = set_text(handle, CURLOPT_URL, "smtp://\(server.host):\(server.port)")
        // Without STARTTLS nothing is sent, not even the account; a server's certificate is always checked.
        _ = set_number(handle, CURLOPT_USE_SSL, server.isPlain ? Int(CURLUSESSL_NONE.rawValue) : Int(CURLUSESSL_ALL.rawValue))
        _ = set_number(handle, CURLOPT_SSL_VERIFYPEER, 1)
        _ = set_number(handle, CURLOPT_SSL_VERIFYHOST, 2)
        if let file = server.certificateFile { _ = set_text(handle, CURLOPT_CAINFO, file) }
        if let user = server.user { _ = set_text(handle, CURLOPT_USERNAME, user) }
        if let password = server.password { _ = set_text(handle, CURLOPT_PASSWORD, password) }
        _ = set_text(handle, CURLOPT_MAIL_FROM, "<\(server.sender)>")
        _ = set_number(handle, CURLOPT_CONNECTTIMEOUT, server.connectSeconds)
        _ = set_number(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, server.answerSeconds)
        _ = set_number(handle, CURLOPT_TIMEOUT, server.timeoutSeconds)
        _ = set_number(handle, CURLOPT_NOSIGNAL, 1)
        _ = set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp")
    }

    /// Text and HTML as two forms of the same thing, and the attachment beside them.
    private static func mime(_ message: MailMessage, _ handle: UnsafeMutableRawPointer) -> OpaquePointer? {
        let whole = curl_mime_init(handle)
        let forms = curl_mime_init(handle)
        for case (let content?, let type) in [
            (Optional(message.text), "text/plain; charset=utf-8"), (message.html, "text/html; charset=utf-8"),
        ] {
            let part = curl_mime_addpart(forms)
            // Lines end as mails want it, or the coding would hide that they end (RFC 2045, section 6.7, rule 4).
            let content = content.replacing("\n", with: "\r\n")
            curl_mime_data(part, content, content.utf8.count)
            curl_mime_type(part, type)
            curl_mime_encoder(part, "quoted-printable")
        }
        let body = curl_mime_addpart(whole)
        curl_mime_subparts(body, forms)
        curl_mime_type(body, "multipart/alternative")
        if let attachment = message.attachment {
            let part = curl_mime_addpart(whole)
            attachment.bytes.withUnsafeBytes { bytes in
                _ = curl_mime_data(part, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
            }
            curl_mime_filename(part, attachment.name)
            curl_mime_type(part, "application/pdf")
            curl_mime_encoder(part, "base64")
        }
        return whole
    }

    private static func fault(_ result: CURLcode, replyCode: Int, isRecipientNamed: Bool) -> MailFault {
        switch result {
        case CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR:
            .security
        case CURLE_LOGIN_DENIED:
            .credentials
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT, CURLE_GOT_NOTHING:
            .connection
        default:
            switch replyCode {
            case 530, 534, 535, 538: .credentials
            case 500..<600: isRecipientNamed ? .refused(replyCode) : .unwelcome(replyCode)
            case 400..<500: .postponed(replyCode)
            default: .connection
            }
        }
    }

    /// Whether an address can stand in a command of SMTP: ASCII without blanks, control characters and brackets.
    private static func isAddress(_ address: String) -> Bool {
        address.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
            && address.contains("@")
    }
}
