// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
    name: "FXBenchmarks",
    products: [
        .executable(name: "fx-bench", targets: ["fx-bench"]),
        .executable(name: "fx-kernels", targets: ["fx-kernels"]),
    ],
    // A sibling, never "..": the root package declares the same targets.
    dependencies: [
        .package(path: "../Packages/FX"), .package(path: "../Packages/FXTensor"),
        .package(path: "../Packages/FXCore"),
    ],
    targets: [
        .executableTarget(
            name: "fx-bench",
            dependencies: [.product(name: "FX", package: "FX"), "CAllocatedMemory"],
            swiftSettings: settings),
        .target(name: "CAllocatedMemory"),
        // On the tensors alone, so that it builds fast while a kernel is worked on.
        .executableTarget(
            name: "fx-kernels",
            dependencies: [
                .product(name: "FXTensor", package: "FXTensor"),
                .product(name: "FXCore", package: "FXCore"),
            ],
            swiftSettings: settings),
    ]
)
