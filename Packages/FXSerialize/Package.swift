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
    .product(name: "FXIR", package: "FXIR"),
]
let support: [Target.Dependency] = [
    .product(name: "FXTestSupport", package: "FXCore")
]

let package = Package(
    name: "FXSerialize",
    products: [.library(name: "FXSerialize", targets: ["FXSerialize"])],
    dependencies: [
        .package(path: "../FXCore"),
        .package(path: "../FXTensor"),
        .package(path: "../FXIR"),
    ],
    targets: [
        .systemLibrary(
            name: "CJSONC", pkgConfig: "json-c",
            providers: [.apt(["libjson-c-dev"]), .brew(["json-c"])]),
        .systemLibrary(
            name: "CZip", pkgConfig: "libzip",
            providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .target(
            name: "FXSerialize", dependencies: below + ["CJSONC", "CZip"],
            swiftSettings: settings),
        .testTarget(
            name: "FXSerializeTests", dependencies: ["FXSerialize"] + below + support,
            swiftSettings: settings),
    ]
)
