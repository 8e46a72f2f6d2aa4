// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]
let fx: Target.Dependency = .product(name: "FX", package: "FX")
let arguments: Target.Dependency = .product(
    name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "FXTools",
    products: [
        .executable(name: "fx-inspect", targets: ["fx-inspect"]),
        .library(name: "FXInspect", targets: ["FXInspect"]),
    ],
    dependencies: [
        // Siblings, never "..": the root package declares the same targets.
        .package(path: "../Packages/FX"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    ],
    targets: [
        .target(name: "FXInspect", dependencies: [fx], swiftSettings: settings),
        .target(name: "FXDemo", dependencies: [fx], swiftSettings: settings),
        .executableTarget(
            name: "fx-inspect", dependencies: ["FXInspect", "FXDemo", fx, arguments],
            swiftSettings: settings),
        .testTarget(
            name: "FXDemoTests", dependencies: ["FXDemo", fx], exclude: ["Fixtures"],
            swiftSettings: settings),
        .testTarget(
            name: "FXInspectTests", dependencies: ["FXInspect", "fx-inspect", fx, arguments],
            swiftSettings: settings),
    ]
)
