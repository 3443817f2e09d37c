/// Where the register is kept. Everything is done inside a transaction: it happens whole, or not at all.
///
/// What a transaction can do is written by subject, one protocol and one file each. One contract suite is run on every database.
public protocol RegisterStore: Sendable {
    /// Runs a reading on one unchanging state of the register. A write inside it fails.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any RegisterTransaction) throws -> Value) async throws -> Value

    /// Runs a change. If the body throws, nothing of it stays; the error comes out as it was thrown.
    func write<Value: Sendable>(_ body: @escaping @Sendable (any RegisterTransaction) throws -> Value) async throws -> Value
}

/// One transaction: everything the register keeps, by subject.
public protocol RegisterTransaction: PeopleStore, SessionStore, RoundStore, GroupStore, NotificationStore, DeliveryStore, JobStore,
    ClientPeriodStore, BlockRowStore, ServiceCountStore, EditionStore, PublicationStore, OutboxStore, AuditStore, SettingStore,
    FollowUpStore, RemarkStore, DiscussionStore, APITokenStore, PartUploadStore, PasswordLinkStore, GapStore,
    ConfirmationStore, LookStore
{}

/// A rule that the database itself keeps and a write has broken; the transaction is undone.
public enum StoreConflict: Error, Hashable, Sendable {
    /// The municipality, by its code, is already in a group of the round that is not withdrawn (rule P2): the group with this id.
    case municipalityTaken(String, groupID: String)
    /// The county already has a group with this name in the round, capitals or not.
    case groupNameTaken
    /// The draft or group has been saved by somebody else since it was read.
    case lostUpdate
    /// There is already an account with the e-mail address.
    case emailTaken
    /// The same bytes have already been delivered; the value is that delivery's id.
    case alreadyDelivered(String)
}
