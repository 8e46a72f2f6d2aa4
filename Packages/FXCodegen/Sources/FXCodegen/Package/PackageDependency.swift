// SPDX-License-Identifier: Apache-2.0

/// Where a generated package takes this library from.
public enum PackageDependency: Hashable, Sendable {
    /// A checkout beside it; relative paths count from the generated package.
    case path(String)
    /// A repository at exactly one version.
    case url(String, exact: String)

    /// The dependency as a manifest has it.
    var declaration: String {
        switch self {
        case .path(let path): ".package(path: \(SwiftText.literal(path)))"
        case .url(let url, let version):
            ".package(url: \(SwiftText.literal(url)), exact: \(SwiftText.literal(version)))"
        }
    }

    /// The name by which products of the dependency are found: the last part of its location.
    var identity: String {
        switch self {
        case .path(let text), .url(let text, _):
            let last = text.split(separator: "/").last.map(String.init) ?? text
            return last.hasSuffix(".git") ? String(last.dropLast(4)) : last
        }
    }
}
