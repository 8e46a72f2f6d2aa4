// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]
let below: [Target.Dependency] = []

let package = Package(
    name: "FXCore",
    products: [
        .library(name: "FXCore", targets: ["FXCore"]),
        // For the tests of the packages beside this one; users see no such product.
        .library(name: "FXTestSupport", targets: ["FXTestSupport"]),
    ],
    targets: [
        .target(name: "FXCore", dependencies: below, swiftSettings: settings),
        .target(
            name: "FXTestSupport", dependencies: ["FXCore"], path: "Tests/FXTestSupport",
            swiftSettings: settings),
        .testTarget(
            name: "FXCoreTests", dependencies: ["FXCore", "FXTestSupport"] + below,
            swiftSettings: settings),
    ]
)
