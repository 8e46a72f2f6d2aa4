// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]
let below: [Target.Dependency] = [
    .product(name: "FXCore", package: "FXCore"),
    .product(name: "FXTensor", package: "FXTensor"),
    .product(name: "FXNN", package: "FXNN"),
    .product(name: "FXIR", package: "FXIR"),
]

let package = Package(
    name: "FXTrace",
    products: [.library(name: "FXTrace", targets: ["FXTrace"])],
    dependencies: [
        .package(path: "../FXCore"),
        .package(path: "../FXTensor"),
        .package(path: "../FXNN"),
        .package(path: "../FXIR"),
    ],
    targets: [
        .target(name: "CFrameWalk"),
        .target(name: "FXTrace", dependencies: ["CFrameWalk"] + below, swiftSettings: settings),
        .testTarget(
            name: "FXTraceTests", dependencies: ["FXTrace"] + below, swiftSettings: settings),
    ]
)
