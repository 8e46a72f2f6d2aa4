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
    name: "FXTensor",
    products: [.library(name: "FXTensor", targets: ["FXTensor"])],
    dependencies: [
        .package(path: "../FXCore")
    ],
    targets: [
        .target(name: "CFXKernels"),
        .target(name: "FXTensor", dependencies: below + ["CFXKernels"], swiftSettings: settings),
        .testTarget(
            name: "FXTensorTests", dependencies: ["FXTensor"] + below + support,
            swiftSettings: settings),
    ]
)
