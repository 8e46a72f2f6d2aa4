// SPDX-License-Identifier: Apache-2.0

internal import FXCore
internal import FXSerialize

/// FX as it was built: what code is compiled against, and linked with.
struct BuiltLibrary {
    /// The folder of SwiftPM's products.
    var folder: String
    /// The object files.
    var objects: [String]
    /// A name for what the objects hold, as far as their sizes and times tell.
    var name: String
}

extension ModuleCompiler {
    /// The extension of dynamic libraries.
    private static var suffix: String {
        #if os(macOS)
            "dylib"
        #else
            "so"
        #endif
    }

    private static let runtimeName = "FXRuntime"

    /// Returns the path of the library of generated code, which is compiled unless it is there.
    func library(of code: GeneratedLibrary, on built: BuiltLibrary) throws -> String {
        let cache = try CacheFolder(cacheFolder, built.name)
        let folder = "\(cache.path)/\(code.hash)"
        let path = "\(folder)/libCompiled.\(Self.suffix)"
        if isComplete(folder, code) { return path }
        return try cache.exclusively {
            // Somebody else may have been faster.
            if isComplete(folder, code) { return path }
            let runtime = try runtimeLibrary(of: built, in: cache)
            try cache.addFolder(code.hash) { folder in
                try TextFolder.write(
                    [("Module.swift", code.module), ("Entry.swift", code.entry)], to: folder)
                try compile(folder, code.hash, built, runtime)
            }
            return path
        }
    }

    /// Whether a folder has the library of just this code: names are hashes, which may coincide.
    private func isComplete(_ folder: String, _ code: GeneratedLibrary) -> Bool {
        FileFacts.exists("\(folder)/libCompiled.\(Self.suffix)")
            && FileFacts.text(of: folder + "/Module.swift") == code.module
            && FileFacts.text(of: folder + "/Entry.swift") == code.entry
    }

    private func compile(
        _ folder: String, _ hash: String, _ built: BuiltLibrary, _ runtime: String
    ) throws {
        var command = [
            try tool("swiftc"), "-O", "-swift-version", "6", "-parse-as-library", "-emit-library",
            "-module-name", "Compiled_\(hash)", "-I", built.folder + "/Modules",
        ]
        for map in ModuleMaps.paths(built.folder) {
            command += ["-Xcc", "-fmodule-map-file=" + map]
        }
        command += [
            folder + "/Module.swift", folder + "/Entry.swift", "-o",
            "\(folder)/libCompiled.\(Self.suffix)", "-L", runtime, "-l" + Self.runtimeName,
            "-Xlinker", "-rpath", "-Xlinker", runtime,
        ]
        try ChildProcess(command: command).run(log: folder + "/log.txt")
    }

    /// Returns the folder of the library that holds FX, which is linked unless it is there.
    private func runtimeLibrary(of built: BuiltLibrary, in cache: CacheFolder) throws -> String {
        let folder = cache.path + "/runtime"
        let name = "lib\(Self.runtimeName).\(Self.suffix)"
        if FileFacts.exists("\(folder)/\(name)") { return folder }
        try cache.addFolder("runtime") { folder in
            let list = built.objects.joined(separator: "\n") + "\n"
            try TextFolder.write([("objects.txt", list)], to: folder)
            var command = [
                try tool("swiftc"), "-emit-library", "-o", "\(folder)/\(name)",
                "@\(folder)/objects.txt",
            ]
            #if os(Linux)
                // Its own functions come before those of a program that shows its symbols.
                command += ["-Xlinker", "-Bsymbolic", "-Xlinker", "-soname=" + name]
            #else
                command += ["-Xlinker", "-install_name", "-Xlinker", "@rpath/" + name]
            #endif
            try ChildProcess(command: command).run(log: folder + "/log.txt")
        }
        return folder
    }
}

/// The module maps of the C modules that FX is built on.
enum ModuleMaps {
    static func paths(_ build: String) -> [String] {
        let built = ["CFXKernels", "CFrameWalk"].map { "\(build)/\($0).build/module.modulemap" }
        let system = ["CJSONC", "CZip"].map {
            "\(ModuleCompiler.ownSources)/Packages/FXSerialize/Sources/\($0)/module.modulemap"
        }
        return (built + system).filter(FileFacts.exists)
    }
}
