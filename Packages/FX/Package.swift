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
    .product(name: "FXInterp", package: "FXInterp"),
    .product(name: "FXRewrite", package: "FXRewrite"),
    .product(name: "FXCodegen", package: "FXCodegen"),
    .product(name: "FXSerialize", package: "FXSerialize"),
]

let package = Package(
    name: "FX",
    products: [.library(name: "FX", targets: ["FX"])],
    dependencies: [
        .package(path: "../FXCore"),
        .package(path: "../FXTensor"),
        .package(path: "../FXNN"),
        .package(path: "../FXIR"),
        .package(path: "../FXTrace"),
        .package(path: "../FXInterp"),
        .package(path: "../FXRewrite"),
        .package(path: "../FXCodegen"),
        .package(path: "../FXSerialize"),
    ],
    targets: [
        .target(name: "FX", dependencies: below, swiftSettings: settings),
        .testTarget(name: "FXTests", dependencies: ["FX"] + below, swiftSettings: settings),
    ]
)
