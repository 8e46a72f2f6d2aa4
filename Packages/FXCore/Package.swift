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
    products: [.library(name: "FXCore", targets: ["FXCore"])],
    targets: [
        .target(name: "FXCore", dependencies: below, swiftSettings: settings),
        .testTarget(name: "FXCoreTests", dependencies: ["FXCore"] + below, swiftSettings: settings),
    ]
)
