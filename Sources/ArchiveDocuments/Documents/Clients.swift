import CSimdjson
import Delivery
import RegisterModel

extension DocumentReader {
    /// Whether the metadata name persons; they win over the content's client block.
    private func hasPersons(_ document: sosdata_document) -> Bool { document.person_count > 0 }

    /// Checks and keeps the clients: those of the metadata, else those of the content. Each counts once.
    mutating func checkPersons(_ document: sosdata_document) -> DocumentHead {
        var head = DocumentHead()
        var fault: (rule: RuleID, text: DocumentText)?
        if hasPersons(document) {
            for place in 0..<document.person_count {
                if let rule = keep(document.persons[place], &head) { fault = fault ?? (rule, document.persons[place]) }
            }
        } else {
            for place in 0..<document.client_count {
                let client = document.clients[place]
                if client.identity_code.isThere || !client.temporary_value.isThere {
                    if let rule = keep(client.identity_code, &head) { fault = fault ?? (rule, client.identity_code) }
                } else if let rule = keep(temporary: client, &head) {
                    fault = fault ?? (rule, client.temporary_system)
                }
            }
            if document.client_count == 0 { fault = (.personIdMissing, DocumentText()) }
        }
        if let fault {
            find(fault.rule, .personId, fault.text)
            head.lastBirth = nil
        }
        head.hasClients = fault == nil
        return head
    }

    /// Keeps a client; gives the rule that the identifier breaks.
    private mutating func keep(_ text: DocumentText, _ head: inout DocumentHead) -> RuleID? {
        guard text.isThere else { return .personIdMissing }
        switch text.withBytes({ context.checks.person($0) }) {
        case .fault(let rule): return rule
        case .identityCode(let code, let born):
            head.lastBirth = max(head.lastBirth ?? born.number, born.number)
            keep(ClientReference(code: code.packed))
        case .temporary(let places):
            guard let bytes = text.bytes else { return .personIdMissing }
            keep(temporary: UnsafeBufferPointer(start: bytes + places.lowerBound, count: places.count))
        }
        return nil
    }

    /// Keeps a client of the content who has a temporary identifier: its system without `urn:oid:`, a bar, its value.
    private mutating func keep(temporary client: sosdata_client, _ head: inout DocumentHead) -> RuleID? {
        let bytes = Self.temporaryIdentifier(client)
        switch context.checks.person(bytes.span) {
        case .temporary(let places):
            bytes[places].withUnsafeBufferPointer { keep(temporary: $0) }
            return nil
        case .fault(let rule): return rule
        case .identityCode: return .personIdShape
        }
    }

    private static func temporaryIdentifier(_ client: sosdata_client) -> [UInt8] {
        var bytes = Array(UnsafeBufferPointer(start: client.temporary_system.bytes, count: client.temporary_system.count))
        let prefix = Array("urn:oid:".utf8)
        if bytes.starts(with: prefix) { bytes.removeFirst(prefix.count) }
        bytes.append(0x7C)
        bytes.append(contentsOf: UnsafeBufferPointer(start: client.temporary_value.bytes, count: client.temporary_value.count))
        return bytes
    }

    private mutating func keep(temporary text: UnsafeBufferPointer<UInt8>) {
        let start = UInt32(block.texts.count)
        block.texts.append(contentsOf: text)
        keep(ClientReference(code: 0, text: start, length: UInt32(text.count)))
    }

    private mutating func keep(_ client: ClientReference) {
        for place in Int(facts.persons)..<block.clients.count where isSame(block.clients[place], client) { return }
        block.clients.append(client)
    }

    private func isSame(_ a: ClientReference, _ b: ClientReference) -> Bool {
        if a.code != 0 || b.code != 0 { return a.code == b.code }
        return block.texts[Int(a.text)..<Int(a.text + a.length)] == block.texts[Int(b.text)..<Int(b.text + b.length)]
    }

    /// The places in the content's client block that are about a kept client (its place among the line's clients).
    func contentPlaces(of client: Int, _ document: sosdata_document) -> [Int] {
        let kept = block.clients[Int(facts.persons) + client]
        return (0..<document.client_count).filter { place in
            let one = document.clients[place]
            if one.identity_code.isThere || !one.temporary_value.isThere {
                guard one.identity_code.isThere else { return false }
                if case .identityCode(let code, _) = one.identity_code.withBytes({ context.checks.person($0) }) {
                    return code.packed == kept.code
                }
                return false
            }
            let bytes = Self.temporaryIdentifier(one)
            guard kept.code == 0, case .temporary(let places) = context.checks.person(bytes.span) else { return false }
            return block.texts[Int(kept.text)..<Int(kept.text + kept.length)] == bytes[places]
        }
    }
}
