// SPDX-License-Identifier: Apache-2.0

internal import FXCore
internal import FXSerialize

extension ModuleCompiler {
    /// The checkout that this file was compiled in.
    static let ownSources: String = {
        let names = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        // Packages/FX/Sources/FX/Compiling/ModuleCompiler+Library.swift
        return names.dropLast(6).joined(separator: "/")
    }()

    /// The targets whose objects make up FX.
    private static let targets: Set<Substring> = [
        "CFXKernels", "CFrameWalk", "FX", "FXCodegen", "FXCore", "FXIR", "FXInterp", "FXNN",
        "FXRewrite", "FXSerialize", "FXTensor", "FXTrace",
    ]

    /// Returns FX as it was built, and builds it where there are sources only.
    ///
    /// - Throws: ``CompilationError/noLibrary(searched:)``.
    func builtLibrary() throws -> BuiltLibrary {
        switch library {
        case .build(let folder):
            if let built = Self.built(in: folder) { return built }
            throw CompilationError.noLibrary(searched: [folder])
        case .sources(let path): return try build(path)
        case nil:
            let folder = ProcessEnvironment.programFolder
            if let built = folder.flatMap(Self.built(in:)) { return built }
            guard Self.hasSources(Self.ownSources) else {
                throw CompilationError.noLibrary(
                    searched: [folder].compactMap { $0 } + [Self.ownSources])
            }
            return try build(Self.ownSources)
        }
    }

    /// What SwiftPM has built in a folder; nil where FX is not among it.
    private static func built(in folder: String) -> BuiltLibrary? {
        guard let folder = FileFacts.resolved(folder),
            FileFacts.exists(folder + "/Modules/FX.swiftmodule")
        else { return nil }
        // Folders of objects keep those of files that are gone; lists of linked ones do not.
        let lists = FileFacts.names(in: folder).filter { $0.hasSuffix(".product") }
            .map { "\(folder)/\($0)/Objects.LinkFileList" }
        for list in lists {
            let objects = objects(in: FileFacts.text(of: list) ?? "", folder)
            let found = Set(objects.map { target(of: $0, folder) })
            if found.count == targets.count, let name = name(of: objects) {
                return BuiltLibrary(folder: folder, objects: objects, name: name)
            }
        }
        return nil
    }

    private static func objects(in list: String, _ folder: String) -> [String] {
        list.split(separator: "\n").map { line in
            line.hasPrefix("'") || line.hasPrefix("\"")
                ? String(line.dropFirst().dropLast()) : String(line)
        }.compactMap(FileFacts.resolved).filter { targets.contains(target(of: $0, folder)) }
            .sorted()
    }

    /// The target of an object: `FXIR` of `FXIR.build/Graph.swift.o`.
    private static func target(of object: String, _ folder: String) -> Substring {
        guard object.hasPrefix(folder + "/") else { return "" }
        let place = object.dropFirst(folder.utf8.count + 1).prefix { $0 != "/" }
        return place.hasSuffix(".build") ? place.dropLast(6) : ""
    }

    /// A name for objects by their sizes and times; nil where one is missing.
    private static func name(of files: [String]) -> String? {
        var hash = StableHash()
        for file in files {
            guard let stamp = FileFacts.stamp(file) else { return nil }
            hash.combine(stamp)
        }
        return String(hash.value, radix: 16)
    }

    // MARK: - Sources

    private static func hasSources(_ path: String) -> Bool {
        FileFacts.exists(path + "/Package.swift") && FileFacts.exists(path + "/Packages/FX/Sources")
    }

    /// Builds FX from a checkout, in the cache.
    private func build(_ path: String) throws -> BuiltLibrary {
        guard let path = FileFacts.resolved(path), Self.hasSources(path) else {
            throw CompilationError.noLibrary(searched: [path])
        }
        let files =
            ["Package.swift"].map { "\(path)/\($0)" }
            + FileFacts.names(in: path + "/Packages").flatMap {
                FileFacts.files(below: "\(path)/Packages/\($0)/Sources")
            }
        let cache = try CacheFolder(cacheFolder, "sources-\(Self.name(of: files) ?? "")")
        let products = cache.path + "/.build/release"
        let stamp = cache.path + "/complete"
        try cache.exclusively {
            if FileFacts.exists(stamp) { return }
            try TextFolder.write(Self.package(path), to: cache.path)
            let command = [
                try tool("swift"), "build", "-c", "release", "--package-path", cache.path,
                "--scratch-path", cache.path + "/.build", "--cache-path", cache.path + "/cache",
            ]
            try ChildProcess(command: command).run(log: cache.path + "/log.txt")
            try TextFolder.write([("complete", "")], to: cache.path)
        }
        guard let built = Self.built(in: products) else {
            throw CompilationError.noLibrary(searched: [products])
        }
        return built
    }

    /// A package that links all of FX, so that SwiftPM builds it and lists its objects.
    private static func package(_ path: String) -> [(path: String, text: String)] {
        let identity = path.split(separator: "/").last.map(String.init) ?? path
        let manifest = """
            // swift-tools-version: 6.1
            import PackageDescription

            let package = Package(
                name: "FXRuntime",
                products: [
                    .library(name: "FXRuntime", type: .dynamic, targets: ["FXRuntime"])
                ],
                dependencies: [.package(path: \(path.debugDescription))],
                targets: [
                    .target(
                        name: "FXRuntime",
                        dependencies: [
                            .product(name: "FX", package: \(identity.debugDescription))
                        ])
                ]
            )

            """
        return [
            ("Package.swift", manifest),
            ("Sources/FXRuntime/FXRuntime.swift", "@_exported import FX\n"),
        ]
    }
}
