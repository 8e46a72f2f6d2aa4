// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]

/// One layer of the stack and its tests.
///
/// `deps` is everything the layer may import, `support` what its tests import besides.
/// Packages/<name>/Package.swift is the second view of the same sources; ci/check-manifests fails
/// when the two say different things.
func layer(
    _ name: String, on deps: [String] = [], system: [String] = [], support: [String] = []
) -> [Target] {
    let below = deps.map { Target.Dependency.target(name: $0) }
    return [
        .target(
            name: name, dependencies: below + system.map { .target(name: $0) },
            path: "Packages/\(name)/Sources/\(name)", swiftSettings: settings),
        .testTarget(
            name: name + "Tests",
            dependencies: [.target(name: name)] + below + support.map { .target(name: $0) },
            path: "Packages/\(name)/Tests/\(name)Tests", swiftSettings: settings),
    ]
}

/// The layers below the umbrella, lowest first; docs/ARCHITECTURE.md has the reason for each arrow.
let layers = [
    "FXCore", "FXTensor", "FXNN", "FXIR", "FXTrace", "FXInterp", "FXRewrite", "FXCodegen",
    "FXSerialize",
]

let package = Package(
    name: "swift-fx",
    products: (layers + ["FX"]).map { .library(name: $0, targets: [$0]) },
    targets: [
        .systemLibrary(
            name: "CJSONC", path: "Packages/FXSerialize/Sources/CJSONC",
            pkgConfig: "json-c", providers: [.apt(["libjson-c-dev"]), .brew(["json-c"])]),
        .systemLibrary(
            name: "CZip", path: "Packages/FXSerialize/Sources/CZip",
            pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .target(name: "CFXKernels", path: "Packages/FXTensor/Sources/CFXKernels"),
    ]
        + layer("FXCore", support: ["FXTestSupport"])
        // What tests of several layers read and draw; no product has it.
        + [
            .target(
                name: "FXTestSupport", dependencies: ["FXCore"],
                path: "Packages/FXCore/Tests/FXTestSupport", swiftSettings: settings)
        ]
        + layer(
            "FXTensor", on: ["FXCore"], system: ["CFXKernels"], support: ["FXTestSupport"])
        + layer("FXNN", on: ["FXCore", "FXTensor"])
        + layer("FXIR", on: ["FXCore"], support: ["FXTestSupport"])
        + [.target(name: "CFrameWalk", path: "Packages/FXTrace/Sources/CFrameWalk")]
        + layer(
            "FXTrace", on: ["FXCore", "FXTensor", "FXNN", "FXIR"], system: ["CFrameWalk"])
        + layer("FXInterp", on: ["FXCore", "FXTensor", "FXNN", "FXIR", "FXTrace"])
        + layer(
            "FXRewrite", on: ["FXCore", "FXTensor", "FXNN", "FXIR", "FXTrace", "FXInterp"],
            support: ["FXTestSupport"])
        + layer("FXCodegen", on: ["FXCore", "FXIR"])
        + layer(
            "FXSerialize", on: ["FXCore", "FXTensor", "FXIR"], system: ["CJSONC", "CZip"],
            support: ["FXTestSupport"])
        + layer("FX", on: layers)
        + [
            .testTarget(
                name: "IntegrationTests", dependencies: ["FX"] + layers.map { .target(name: $0) },
                exclude: ["Fixtures"], swiftSettings: settings)
        ]
)
