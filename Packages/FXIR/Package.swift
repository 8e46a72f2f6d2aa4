// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]
let below: [Target.Dependency] = [
    .product(name: "FXCore", package: "FXCore")
]
let support: [Target.Dependency] = [
    .product(name: "FXTestSupport", package: "FXCore")
]

let package = Package(
    name: "FXIR",
    products: [.library(name: "FXIR", targets: ["FXIR"])],
    dependencies: [
        .package(path: "../FXCore")
    ],
    targets: [
        .target(name: "FXIR", dependencies: below, swiftSettings: settings),
        .testTarget(
            name: "FXIRTests", dependencies: ["FXIR"] + below + support, swiftSettings: settings),
    ]
)
