import Foundation
import Localization
import NotificationForm
import RegisterStore

extension Operations {
    /// Tells a county what THL has said about a notification, in the transaction that stores it: to whoever sent the newest version and to
    /// the contact person it names, in the language it was sent in. Writes nothing where nothing has been sent.
    func tellCounty(
        _ kind: OutboxMail.Kind, _ content: NotificationNotice.Content, _ group: MunicipalityGroup, by actor: Actor,
        in transaction: any RegisterTransaction
    ) throws {
        guard let version = try transaction.versions(group: group.id).last else { return }
        let addresses = [try transaction.account(id: version.submittedBy)?.email, version.answers.text(.contactEmail)]
        try tell(addresses, kind, content, version, version.language, group, by: actor, in: transaction)
    }

    /// Tells whoever asked at THL what a county has answered, in that person's language.
    func tellAsker(_ remark: QuestionRemark, _ group: MunicipalityGroup, by actor: Actor, in transaction: any RegisterTransaction) throws {
        guard let version = try transaction.versions(group: group.id).last, let asker = try transaction.account(id: remark.askedBy) else {
            return
        }
        try tell([asker.email], .answer, .answer(remark), version, asker.language, group, by: actor, in: transaction)
    }

    private func tell(
        _ addresses: [String?], _ kind: OutboxMail.Kind, _ content: NotificationNotice.Content, _ version: NotificationVersion,
        _ language: Language, _ group: MunicipalityGroup, by actor: Actor, in transaction: any RegisterTransaction
    ) throws {
        guard let writer = settings.letters, let definition = FormDefinition.version(version.formVersion),
            let reference = try transaction.notification(group: group.id)?.reference
        else { return }
        let letter = writer.notice(
            NotificationNotice(
                content: content, group: group, round: try chosenRound(group.roundID, for: group.area, in: transaction), version: version,
                definition: definition, reference: reference, writerName: actor.name, writtenAt: now, language: language))
        try write(kind, letter, toEach: addresses, language, group, in: transaction)
    }

    /// Puts a letter into the outbox for each address; the same address twice is one mail.
    func write(
        _ kind: OutboxMail.Kind, _ letter: Letter, toEach addresses: [String?], _ language: Language, _ group: MunicipalityGroup,
        in transaction: any RegisterTransaction
    ) throws {
        var seen: Set<String> = []
        for address in addresses.compactMap(\.self) where seen.insert(normalizedEmail(address)).inserted {
            try write(kind, letter, to: address, language, area: group.area, group: group.id, in: transaction)
        }
    }
}
