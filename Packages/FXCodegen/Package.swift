// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]
let below: [Target.Dependency] = [
    .product(name: "FXCore", package: "FXCore"),
    .product(name: "FXIR", package: "FXIR"),
]

let package = Package(
    name: "FXCodegen",
    products: [.library(name: "FXCodegen", targets: ["FXCodegen"])],
    dependencies: [
        .package(path: "../FXCore"),
        .package(path: "../FXIR"),
    ],
    targets: [
        .target(name: "FXCodegen", dependencies: below, swiftSettings: settings),
        .testTarget(
            name: "FXCodegenTests", dependencies: ["FXCodegen"] + below,
            swiftSettings: settings),
    ]
)
