// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
    name: "FXBenchmarks",
    products: [.executable(name: "fx-bench", targets: ["fx-bench"])],
    // A sibling, never "..": the root package declares the same targets.
    dependencies: [.package(path: "../Packages/FX")],
    targets: [
        .executableTarget(
            name: "fx-bench",
            dependencies: [.product(name: "FX", package: "FX"), "CAllocatedMemory"],
            swiftSettings: settings),
        .target(name: "CAllocatedMemory"),
    ]
)
