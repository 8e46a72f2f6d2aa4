// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// Why a module was not compiled, or its code did not run.
public enum CompilationError: Error, Hashable {
    /// There is no Swift compiler at these paths.
    case noToolchain(searched: [String])
    /// Neither sources of FX nor a folder in which it was built are at these paths.
    case noLibrary(searched: [String])
    /// A command failed; what it printed is its log.
    case commandFailed(command: [String], log: String)
    /// The folder cannot be used, or others may write to it.
    case unusableFolder(String, reason: String)
    case cannotLoad(path: String, reason: String)
    /// A layer of a type that is not FX's, which compiled code cannot make.
    case foreignModule(ModulePath, typeName: String)
    /// An argument or result that has no form outside of its process.
    case inexpressible(value: String)
    /// The code ran, and threw.
    case failed(message: String)
}

extension CompilationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noToolchain(let paths):
            "no Swift compiler was found at " + Self.list(paths)
                + "; install a toolchain, or name one: ModuleCompiler(compilerPath:)"
        case .noLibrary(let paths):
            "neither sources of swift-fx nor a folder in which it was built were found at "
                + Self.list(paths) + "; name one: ModuleCompiler(library: .sources(path))"
        case .commandFailed(let command, let log):
            "a command failed: \(command.joined(separator: " "))\n\(log)"
        case .unusableFolder(let path, let reason):
            "the folder \(path) cannot be used: \(reason); name another: "
                + "ModuleCompiler(cacheFolder:)"
        case .cannotLoad(let path, let reason): "\(path) cannot be loaded: \(reason)"
        case .foreignModule(let path, let type):
            "'\(path)' is a \(type), which is no layer of FX: compiled code cannot make it; trace "
                + "into it, so that its operators are in the graph"
        case .inexpressible(let value):
            "\(value) cannot be passed to or from compiled code; pass tensors, numbers, strings, "
                + "and lists, tuples and dictionaries of them"
        case .failed(let message): "compiled code failed: \(message)"
        }
    }

    private static func list(_ paths: [String]) -> String {
        paths.isEmpty ? "any path" : paths.joined(separator: ", ")
    }
}
