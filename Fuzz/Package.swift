// swift-tools-version: 6.2
import PackageDescription

/// Fuzz targets of the reader and of the field parsers, for libFuzzer. A package of its own, so that nobody builds them by chance:
/// `Scripts/fuzz SECONDS` does, and links libFuzzer.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "sosdata", path: "..")],
    targets: [
        .systemLibrary(name: "CFuzzer"),
        .executableTarget(name: "FuzzReader", dependencies: ["CFuzzer", .product(name: "Delivery", package: "sosdata")]),
        .executableTarget(name: "FuzzFields", dependencies: ["CFuzzer", .product(name: "Delivery", package: "sosdata")]),
    ]
)
