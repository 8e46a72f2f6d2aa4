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
]

let package = Package(
    name: "FXNN",
    products: [.library(name: "FXNN", targets: ["FXNN"])],
    dependencies: [
        .package(path: "../FXCore"),
        .package(path: "../FXTensor"),
    ],
    targets: [
        .target(name: "FXNN", dependencies: below, swiftSettings: settings),
        .testTarget(name: "FXNNTests", dependencies: ["FXNN"] + below, swiftSettings: settings),
    ]
)
