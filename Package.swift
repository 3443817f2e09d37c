// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: warnings are errors, `any` is written, imports say what they bring.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// The search for a safe pattern takes minutes without optimisation, so that also tests and a demonstration in a debug build have it.
let optimised = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
    name: "sosdata",
    products: [
        .executable(name: "sosdata", targets: ["sosdata"]),
        // For the fuzz targets, which are a package of their own.
        .library(name: "Delivery", targets: ["Delivery"]),
        .library(name: "ArchiveDocuments", targets: ["ArchiveDocuments"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // What the field is made of.
        .target(name: "CodeLists", resources: [.copy("Resources")], swiftSettings: strict),
        .target(name: "Localization", resources: [.copy("Resources")], swiftSettings: strict),
        .target(name: "RegisterModel", dependencies: ["CodeLists", "Localization"], swiftSettings: strict),

        // Notify, deliver, derive.
        .target(
            name: "NotificationForm", dependencies: ["CodeLists", "Localization", "RegisterModel"],
            resources: [.copy("Resources")], swiftSettings: strict),
        .systemLibrary(name: "CInflate", providers: [.apt(["libisal-dev"])]),
        .target(
            name: "Delivery",
            dependencies: [
                "CodeLists", "Localization", "RegisterModel", "CInflate", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(
            name: "ArchiveDocuments", dependencies: ["CodeLists", "RegisterModel", "Delivery", "CSimdjson"], swiftSettings: strict),
        .target(name: "Derivation", dependencies: ["CodeLists", "Localization", "RegisterModel", "Delivery"], swiftSettings: strict),

        // Count, protect.
        .systemLibrary(name: "CClp", providers: [.apt(["coinor-libclp-dev"])]),
        .target(name: "Statistics", dependencies: ["CodeLists", "Localization", "RegisterModel"], swiftSettings: strict),
        .target(
            name: "DisclosureControl", dependencies: ["CodeLists", "Localization", "RegisterModel", "Statistics", "CClp"],
            swiftSettings: optimised),

        // Write tables for other programs.
        .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "Spreadsheet", dependencies: ["CXlsxWriter"], swiftSettings: strict),

        // Keep.
        .target(
            name: "RegisterStore", dependencies: ["CodeLists", "Localization", "RegisterModel", "NotificationForm"],
            swiftSettings: strict),
        .target(
            name: "RegisterStoreSQLite",
            dependencies: [
                "CodeLists", "Localization", "RegisterModel", "NotificationForm", "RegisterStore",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),

        // Do.
        .target(
            name: "Operations",
            dependencies: [
                "CodeLists", "Localization", "RegisterModel", "NotificationForm", "Delivery", "Derivation", "Statistics",
                "DisclosureControl", "RegisterStore", "Spreadsheet",
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: strict),

        // Send, print.
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "Mail", dependencies: ["CCurl"], swiftSettings: strict),
        .target(
            name: "Printing",
            dependencies: [
                .product(name: "Subprocess", package: "swift-subprocess"), .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),

        // Show.
        .target(
            name: "WebPages",
            dependencies: [
                "CodeLists", "Localization", "RegisterModel", "NotificationForm", "Statistics", "DisclosureControl",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.copy("Resources")], swiftSettings: strict),
        .target(
            name: "WebServer",
            dependencies: [
                "CodeLists", "Localization", "RegisterModel", "NotificationForm", "Delivery", "Derivation", "Statistics",
                "DisclosureControl", "RegisterStore", "Operations", "Spreadsheet", "WebPages",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Resources")], swiftSettings: strict),

        // Try it on.
        .target(
            name: "SyntheticData", dependencies: ["CodeLists", "Localization", "RegisterModel", "NotificationForm"], swiftSettings: strict),

        .target(name: "SyntheticFigures", dependencies: ["CodeLists", "RegisterModel", "Statistics"], swiftSettings: strict),

        .systemLibrary(name: "CExchange"),
        .executableTarget(
            name: "sosdata",
            dependencies: [
                "CExchange",
                "CodeLists", "Localization", "RegisterModel", "NotificationForm", "Delivery", "ArchiveDocuments", "Derivation",
                "Statistics",
                "DisclosureControl", "RegisterStore", "RegisterStoreSQLite", "Operations", "WebPages", "WebServer", "SyntheticData", "Mail",
                "Printing",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"), .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: strict),

        .executableTarget(
            name: "intake-benchmark",
            dependencies: ["CodeLists", "Localization", "NotificationForm", "RegisterModel", "RegisterStore", "RegisterStoreSQLite"],
            swiftSettings: strict),

        .executableTarget(
            name: "protection-benchmark", dependencies: ["Statistics", "DisclosureControl", "SyntheticFigures"], swiftSettings: strict),

        // Prove.
        .testTarget(name: "CodeListsTests", dependencies: ["CodeLists"], swiftSettings: strict),
        .testTarget(name: "LocalizationTests", dependencies: ["Localization"], swiftSettings: strict),
        .testTarget(name: "RegisterModelTests", dependencies: ["CodeLists", "RegisterModel"], swiftSettings: strict),
        .testTarget(
            name: "RegisterStoreTests",
            dependencies: [
                "CodeLists", "Localization", "RegisterModel", "NotificationForm", "RegisterStore", "RegisterStoreSQLite",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "OperationsTests",
            dependencies: [
                "CodeLists", "Localization", "RegisterModel", "NotificationForm", "Delivery", "Derivation", "Statistics",
                "DisclosureControl", "RegisterStore", "RegisterStoreSQLite", "Operations", "Spreadsheet",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "WebPagesTests",
            dependencies: [
                "CodeLists", "Localization", "RegisterModel", "NotificationForm", "Statistics", "DisclosureControl", "WebPages",
            ],
            exclude: ["Snapshots"], swiftSettings: strict),
        .testTarget(
            name: "WebServerTests",
            dependencies: [
                "CodeLists", "Localization", "RegisterModel", "NotificationForm", "RegisterStore", "RegisterStoreSQLite", "Statistics",
                "Operations",
                "WebPages", "Delivery", .product(name: "Crypto", package: "swift-crypto"),
                "WebServer", .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "DeliveryTests",
            dependencies: ["CodeLists", "Localization", "RegisterModel", "Delivery", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .testTarget(
            name: "ArchiveDocumentsTests", dependencies: ["CodeLists", "RegisterModel", "Delivery", "ArchiveDocuments"],
            swiftSettings: strict),
        .testTarget(
            name: "DerivationTests",
            dependencies: ["CodeLists", "Localization", "RegisterModel", "Delivery", "ArchiveDocuments", "Derivation", "Statistics"],
            swiftSettings: strict),
        .testTarget(name: "SpreadsheetTests", dependencies: ["Spreadsheet"], swiftSettings: strict),
        .testTarget(
            name: "StatisticsTests", dependencies: ["CodeLists", "Localization", "RegisterModel", "Statistics"], swiftSettings: strict),
        .testTarget(
            name: "DisclosureControlTests",
            dependencies: ["CodeLists", "Localization", "RegisterModel", "Statistics", "DisclosureControl", "SyntheticFigures"],
            swiftSettings: strict),
        .testTarget(
            name: "SyntheticDataTests", dependencies: ["CodeLists", "RegisterModel", "NotificationForm", "SyntheticData"],
            swiftSettings: strict),
        .testTarget(name: "MailTests", dependencies: ["Mail", "Printing"], swiftSettings: strict),
        .testTarget(name: "CommandTests", dependencies: ["RegisterModel", "sosdata"], swiftSettings: strict),
        .testTarget(name: "TidyTests", dependencies: ["CodeLists", "Localization", "RegisterModel"], swiftSettings: strict),
        .testTarget(
            name: "NotificationFormTests", dependencies: ["CodeLists", "Localization", "RegisterModel", "NotificationForm"],
            swiftSettings: strict),
    ],
    cxxLanguageStandard: .cxx17
)
