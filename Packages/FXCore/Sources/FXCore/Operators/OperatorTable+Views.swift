// SPDX-License-Identifier: Apache-2.0

// Operators that show or write the memory of an argument.

extension OperatorTable {
    static let views: [Entry] = [
        Entry(
            "permute(Tensor(a) self, int[] dims) -> Tensor(a)", .permute,
            functions: ["torch.permute"], methods: ["permute"]),
        Entry(
            "select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)", .select,
            functions: ["torch.select"], methods: ["select"]),
        Entry(
            "slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, "
                + "SymInt step=1) -> Tensor(a)", .slice, functions: []),
        Entry(
            "expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)", .expand,
            functions: [], methods: ["expand"]),
        Entry(
            "unsqueeze(Tensor(a) self, int dim) -> Tensor(a)", .unsqueeze,
            functions: ["torch.unsqueeze"], methods: ["unsqueeze"]),
        Entry(
            "squeeze(Tensor(a) self) -> Tensor(a)", .squeeze, functions: ["torch.squeeze"],
            methods: ["squeeze"]),
        Entry(
            "squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)", .squeeze,
            functions: ["torch.squeeze"], methods: ["squeeze"]),
        Entry(
            "contiguous(Tensor(a) self, *, MemoryFormat memory_format=contiguous_format) "
                + "-> Tensor(a)", .sameAsFirst, functions: [], methods: ["contiguous"]),
        Entry(
            "clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor", .sameAsFirst,
            functions: ["torch.clone"], methods: ["clone"]),
        Entry(
            "to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, "
                + "bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)", .converted,
            functions: [], methods: ["to"]),
    ]

    static let writes: [Entry] =
        ["Tensor", "Scalar"].map { kind in
            Entry(
                "add_.\(kind)(Tensor(a!) self, \(kind) other, *, Scalar alpha=1) -> Tensor(a!)",
                .sameAsFirst, functions: [], methods: ["add_"])
        } + [
            Entry(
                "copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)",
                .sameAsFirst, functions: [], methods: ["copy_"]),
            Entry(
                "fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)", .sameAsFirst,
                functions: [], methods: ["fill_"]),
        ]
}
