// swift-tools-version: 6.2

import PackageDescription

/// One set of rules for every target: existentials are spelled out, members come only from modules that the file
/// imports, and an import is internal unless the file says that it is part of the target's interface.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "mock-claude",
    products: [
        // The values that a scenario is made of come with the server that plays it.
        .library(name: "MockClaude", targets: ["MockClaude", "Scenario", "MessagesAPI", "Timeline"]),
        .executable(name: "mock-claude", targets: ["mock-claude"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CMicrohttpd",
            pkgConfig: "libmicrohttpd",
            providers: [.apt(["libmicrohttpd-dev"])]
        ),
        // No pkgConfig: it would link libcurl, which is loaded when a recording begins.
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CMeasuring"),
        .target(name: "HTTPDaemon", dependencies: ["CMicrohttpd"], swiftSettings: settings),
        .target(name: "MessagesAPI", swiftSettings: settings),
        .target(name: "Timeline", swiftSettings: settings),
        .target(
            name: "Scenario",
            dependencies: ["CYAML", "MessagesAPI", "Timeline"],
            swiftSettings: settings
        ),
        .target(
            name: "MockClaude",
            dependencies: [
                "HTTPDaemon", "MessagesAPI", "Timeline", "Scenario",
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: [.embedInCode("Inspector/inspector.html")],
            swiftSettings: settings
        ),
        .target(
            name: "Recorder",
            dependencies: [
                "CCurl", "CZlib", "MockClaude", "HTTPDaemon", "MessagesAPI", "Scenario", "Timeline",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "mock-claude",
            dependencies: [
                "CLinux", "MockClaude", "Recorder", "HTTPDaemon", "MessagesAPI", "Scenario", "Timeline",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        // What Scripts/bench runs. It is no product: whoever depends on the package does not build it.
        .executableTarget(
            name: "bench",
            dependencies: [
                "CMeasuring", "MessagesAPI", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "HTTPDaemonTests", dependencies: ["HTTPDaemon"], swiftSettings: settings),
        .testTarget(name: "MessagesAPITests", dependencies: ["MessagesAPI"], swiftSettings: settings),
        .testTarget(name: "TimelineTests", dependencies: ["Timeline"], swiftSettings: settings),
        .testTarget(
            name: "ScenarioTests",
            dependencies: ["Scenario", "MessagesAPI", "Timeline"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "MockClaudeTests",
            dependencies: [
                "MockClaude", "HTTPDaemon", "MessagesAPI", "Scenario", "Timeline",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "RecorderTests",
            dependencies: [
                "Recorder", "MockClaude", "HTTPDaemon", "MessagesAPI", "Scenario", "Timeline",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "mock-claude", "MockClaude", "Recorder", "MessagesAPI", "Scenario", "Timeline",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "BenchTests", dependencies: ["bench", "MessagesAPI"], swiftSettings: settings),
    ]
)
