// SPDX-License-Identifier: Apache-2.0

public import FXInterp
internal import FXNN

/// Makes machine code of graph modules, by the Swift that is generated for them.
///
///     let fast = try traced.compiled()
///     let y = try fast(x)
///
/// The code becomes a dynamic library, with a copy of FX of its own: nothing but tensors' memory
/// passes between it and the program, so it does not matter how the program was built. Libraries stay
/// in a folder, by the hash of their code: a graph is compiled once, whoever asks, and several
/// processes may share the folder. It can be emptied at any time.
///
/// - SeeAlso: `torch.compile`
public struct ModuleCompiler: Hashable, Sendable {
    /// Where the modules and objects of FX come from, against which code is compiled.
    public enum Library: Hashable, Sendable {
        /// A checkout of the repository: it is built for release in the cache once, which takes
        /// minutes.
        case sources(String)
        /// A folder in which SwiftPM has built FX, such as `.build/release`.
        case build(String)
    }

    /// Where FX comes from; nil takes the folder in which the running program was built, or else the
    /// sources that it was built from.
    public var library: Library?
    /// The path of `swiftc`; nil takes the first one of the search path.
    public var compilerPath: String?
    /// Where libraries stay; nobody else may write to it.
    public var cacheFolder: String

    /// Creates a compiler; nothing is looked for before it is used.
    ///
    /// - Parameter cacheFolder: By default `swift-fx` in the user's cache folder.
    public init(
        library: Library? = nil, compilerPath: String? = nil, cacheFolder: String? = nil
    ) {
        self.library = library
        self.compilerPath = compilerPath
        self.cacheFolder = cacheFolder ?? Self.defaultCacheFolder
    }

    /// The folder of this library in the user's cache folder; where the user has no home, one of
    /// the user's in the folder of temporary files.
    public static var defaultCacheFolder: String {
        // A relative path is to be ignored: the folder would depend on where a program was started.
        if let folder = ProcessEnvironment["XDG_CACHE_HOME"], folder.hasPrefix("/") {
            return folder + "/swift-fx"
        }
        guard let home = ProcessEnvironment.homeFolder else {
            return ProcessEnvironment.temporaryFolder + "/swift-fx-\(FileFacts.currentUser)"
        }
        #if os(macOS)
            return home + "/Library/Caches/swift-fx"
        #else
            return home + "/.cache/swift-fx"
        #endif
    }

    /// Returns a module that runs the compiled code of a graph module, on the same tensors.
    ///
    /// The code is that of the graph as it is now; training mode is that of now, too.
    ///
    /// - Throws: ``CompilationError``; ``CodegenError`` naming the node that Swift cannot express.
    /// - Complexity: Seconds where the code was not compiled before; minutes where FX was not.
    public func compile(_ module: GraphModule) throws -> CompiledModule {
        try checkModules(of: module)
        let code = try GeneratedLibrary.code(of: module)
        let built = try builtLibrary()
        let path = try library(of: code, on: built)
        return try CompiledModule(module, ForeignLibrary(path), path: path)
    }

    /// Layers of the program's own types have no code in FX.
    private func checkModules(of module: GraphModule) throws(CompilationError) {
        for (path, inner) in module.namedModules() where !path.isRoot {
            let type = String(reflecting: Swift.type(of: inner))
            if !type.hasPrefix("FXNN.") { throw .foreignModule(path, typeName: inner.typeName) }
        }
    }
}

extension GraphModule {
    /// Returns a module that runs this one's graph as machine code, compiled now or earlier.
    ///
    ///     let fast = try traced.compiled()
    ///
    /// It shares this module's tensors; later changes of the graph do not reach it.
    ///
    /// - Throws: ``CompilationError``, by name where there is no Swift toolchain; ``CodegenError``.
    /// - SeeAlso: `torch.compile`
    public func compiled(by compiler: ModuleCompiler = ModuleCompiler()) throws -> CompiledModule {
        try compiler.compile(self)
    }
}
