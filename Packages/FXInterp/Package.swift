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
    .product(name: "FXTrace", package: "FXTrace"),
]

let package = Package(
    name: "FXInterp",
    products: [.library(name: "FXInterp", targets: ["FXInterp"])],
    dependencies: [
        .package(path: "../FXCore"),
        .package(path: "../FXTensor"),
        .package(path: "../FXNN"),
        .package(path: "../FXIR"),
        .package(path: "../FXTrace"),
    ],
    targets: [
        .target(name: "FXInterp", dependencies: below, swiftSettings: settings),
        .testTarget(
            name: "FXInterpTests", dependencies: ["FXInterp"] + below, swiftSettings: settings),
    ]
)
