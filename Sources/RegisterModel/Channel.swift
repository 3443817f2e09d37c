/// The way by which data reach the register.
public enum Channel: String, CaseIterable, Sendable, Codable {
    /// The national client data archive (Kanta).
    case archive
    /// A file sent directly to THL.
    case separate
}
