// swift-tools-version: 6.2
import PackageDescription

/// Fuzz targets of the reader, of the field parsers and of the reader of archive documents, for libFuzzer. A package of its own, so that
/// nobody builds them by chance: `Scripts/fuzz SECONDS` does, and links libFuzzer.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "sosdata", path: "..")],
    targets: [
        .systemLibrary(name: "CFuzzer"),
        .executableTarget(name: "FuzzReader", dependencies: ["CFuzzer", .product(name: "Delivery", package: "sosdata")]),
        .executableTarget(
            name: "FuzzDocuments",
            dependencies: [
                "CFuzzer", .product(name: "ArchiveDocuments", package: "sosdata"), .product(name: "Delivery", package: "sosdata"),
            ]),
        .executableTarget(name: "FuzzFields", dependencies: ["CFuzzer", .product(name: "Delivery", package: "sosdata")]),
    ]
)
