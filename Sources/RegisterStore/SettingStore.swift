/// Single values of the installation, such as whether it is a demonstration.
public protocol SettingStore {
    /// The value of a setting; nil if it was never set.
    func setting(_ key: String) throws -> String?
    /// Sets a value.
    func setSetting(_ key: String, to value: String) throws
}
