import RegisterModel

extension Operations {
    /// The name of the manifest among the files of a delivery.
    public static let manifestName = "manifest.json"

    /// The names under which a block may come: plain, or compressed with gzip.
    public static func fileNames(of block: BlockKind) -> [String] { ["\(block.rawValue).csv", "\(block.rawValue).csv.gz"] }

    /// Every name that a file of a delivery can have.
    public static let fileNames = [manifestName] + BlockKind.allCases.flatMap { fileNames(of: $0) }
}
