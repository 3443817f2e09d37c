/// What keeps the register from being read or written, as far as an operator can do something about it. Nothing of the transaction stays.
public enum StoreFault: String, Error, Hashable, Sendable {
    /// The disk, or the share of it that the program may use, is full.
    case diskFull = "disk-full"
    /// The file or its folder may not be written.
    case readOnly = "read-only"
    /// Another program has kept the register to itself for too long.
    case busy
    /// The disk cannot be read or written.
    case disk
    /// The file is damaged, or no register.
    case damaged
    /// A newer program has changed the register's tables; this one does not know them.
    case newer
}
