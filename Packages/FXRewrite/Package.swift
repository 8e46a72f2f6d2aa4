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
]
let support: [Target.Dependency] = [
    .product(name: "FXTestSupport", package: "FXCore")
]

let package = Package(
    name: "FXRewrite",
    products: [.library(name: "FXRewrite", targets: ["FXRewrite"])],
    dependencies: [
        .package(path: "../FXCore"),
        .package(path: "../FXTensor"),
        .package(path: "../FXNN"),
        .package(path: "../FXIR"),
        .package(path: "../FXTrace"),
        .package(path: "../FXInterp"),
    ],
    targets: [
        .target(name: "FXRewrite", dependencies: below, swiftSettings: settings),
        .testTarget(
            name: "FXRewriteTests", dependencies: ["FXRewrite"] + below + support,
            swiftSettings: settings),
    ]
)
