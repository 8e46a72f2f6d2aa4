// swift-format-ignore-file
public import FX

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try FormNames(ModuleState(of: traced))
public final class FormNames: Module, Layer3 {
    public override class var inputNames: [String] { ["self", "init", "inout"] }

    public init(_ state: ModuleState) throws {}

    public func forward(_ self__: Tensor, _ `init`: Tensor, _ `inout`: Tensor) -> Tensor {
        let `Type` = self__ + `init`
        let class_1 = `Type`.tanh()
        let F_ = class_1.tanh()
        let Tensor_ = F_.tanh()
        let self_ = Tensor_.tanh()
        let `repeat` = self_.tanh()
        let `Self` = `repeat`.tanh()
        let `Protocol` = `Self`.tanh()
        let `nil` = `Protocol`.tanh()
        let part_0 = `nil`.tanh()
        let forward = part_0.tanh()
        let call_ = forward.tanh()
        let `default` = call_.tanh()
        let `operator` = `default`.tanh()
        let Argument_ = `operator`.tanh()
        let SymInt_ = Argument_.tanh()
        let ___ = SymInt_.tanh()
        let __ = ___.tanh()
        let __1 = __.tanh()
        let await_1 = __1.tanh()
        let Double_ = await_1.tanh()
        let fileID = Double_.tanh()
        let line = fileID.tanh()
        let state = line.tanh()
        let x = state.tanh()
        let description = x.tanh()
        return description
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try FormInputs(ModuleState(of: traced))
public final class FormInputs: Module, Callable {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ scale: SymDouble = SymDouble(2.5), _ shift: SymInt = 3, _ rest: Tensor? = nil, _ sizes: Argument<Tensor> = .list([3, 1])) -> (Tensor, Tensor?, SymInt) {
        let mul = x * scale
        let add = mul + shift
        let view: Tensor = torch.method("view")(add, sizes)
        return (view, rest, shift)
    }

    public func callAsFunction(_ x: Tensor, _ scale: SymDouble = SymDouble(2.5), _ shift: SymInt = 3, _ rest: Tensor? = nil, _ sizes: Argument<Tensor> = .list([3, 1])) -> (Tensor, Tensor?, SymInt) { call(forward, x, scale, shift, rest, sizes) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x", "scale", "shift", "rest", "sizes"] }

    public var inputDescriptions: [InputDescription] {
        [
            InputDescription("x", type: "torch.Tensor"),
            InputDescription("scale", type: "float", default: 2.5),
            InputDescription("shift", default: 3),
            InputDescription("rest", type: "typing.Optional[torch.Tensor]", default: Literal.none),
            InputDescription("sizes", default: .list([3, 1])),
        ]
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try FormWords(ModuleState(of: traced))
public final class FormWords: Module, Callable {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ mode: String = "a\"\\(b)\n", _ flag: Bool = false) -> (Tensor, String) {
        let sum_1: Tensor = torch.method("sum")(x, 1, flag)
        return (sum_1, mode)
    }

    public func callAsFunction(_ x: Tensor, _ mode: String = "a\"\\(b)\n", _ flag: Bool = false) -> (Tensor, String) { call(forward, x, mode, flag) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x", "mode", "flag"] }

    public var inputDescriptions: [InputDescription] {
        [
            InputDescription("x"),
            InputDescription("mode", default: "a\"\\(b)\n"),
            InputDescription("flag", type: "bool", default: false),
        ]
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try FormContainers(ModuleState(of: traced))
public final class FormContainers: Module, Layer2 {
    public override class var inputNames: [String] { ["xs", "y"] }

    public init(_ state: ModuleState) throws {}

    public func forward(_ xs: TensorList, _ y: Tensor) -> TensorDictionary {
        let getitem = xs[0]
        let add = torch.add(getitem, y)
        return TensorDictionary(["z": add, "a": y, "\"\\(x)\n": getitem])
    }

    public var inputDescriptions: [InputDescription] {
        [
            InputDescription("xs", type: "List[torch.Tensor]"),
            InputDescription("y"),
        ]
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try FormLong(ModuleState(of: traced))
public final class FormLong: Module, Callable {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ y: Tensor) -> (Tensor, Tensor) {
        let (mul, tanh_98, add_99) = self.part_0(x, y)
        let add_225 = self.part_1(add_99, tanh_98)
        let (tanh_324, add_325) = self.part_2(add_225, mul)
        let tanh_449 = self.part_3(add_325, tanh_324)
        return (tanh_449, mul)
    }

    public func callAsFunction(_ x: Tensor, _ y: Tensor) -> (Tensor, Tensor) { call(forward, x, y) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x", "y"] }

    private func part_0(_ x: Tensor, _ y: Tensor) -> (Tensor, Tensor, Tensor) {
        let mul = x * 0.5
        let add = x + y
        let tanh = add.tanh()
        let add_1 = y + tanh
        let tanh_1 = add_1.tanh()
        let add_2 = tanh + tanh_1
        let tanh_2 = add_2.tanh()
        let add_3 = tanh_1 + tanh_2
        let tanh_3 = add_3.tanh()
        let add_4 = tanh_2 + tanh_3
        let tanh_4 = add_4.tanh()
        let add_5 = tanh_3 + tanh_4
        let tanh_5 = add_5.tanh()
        let add_6 = tanh_4 + tanh_5
        let tanh_6 = add_6.tanh()
        let add_7 = tanh_5 + tanh_6
        let tanh_7 = add_7.tanh()
        let add_8 = tanh_6 + tanh_7
        let tanh_8 = add_8.tanh()
        let add_9 = tanh_7 + tanh_8
        let tanh_9 = add_9.tanh()
        let add_10 = tanh_8 + tanh_9
        let tanh_10 = add_10.tanh()
        let add_11 = tanh_9 + tanh_10
        let tanh_11 = add_11.tanh()
        let add_12 = tanh_10 + tanh_11
        let tanh_12 = add_12.tanh()
        let add_13 = tanh_11 + tanh_12
        let tanh_13 = add_13.tanh()
        let add_14 = tanh_12 + tanh_13
        let tanh_14 = add_14.tanh()
        let add_15 = tanh_13 + tanh_14
        let tanh_15 = add_15.tanh()
        let add_16 = tanh_14 + tanh_15
        let tanh_16 = add_16.tanh()
        let add_17 = tanh_15 + tanh_16
        let tanh_17 = add_17.tanh()
        let add_18 = tanh_16 + tanh_17
        let tanh_18 = add_18.tanh()
        let add_19 = tanh_17 + tanh_18
        let tanh_19 = add_19.tanh()
        let add_20 = tanh_18 + tanh_19
        let tanh_20 = add_20.tanh()
        let add_21 = tanh_19 + tanh_20
        let tanh_21 = add_21.tanh()
        let add_22 = tanh_20 + tanh_21
        let tanh_22 = add_22.tanh()
        let add_23 = tanh_21 + tanh_22
        let tanh_23 = add_23.tanh()
        let add_24 = tanh_22 + tanh_23
        let tanh_24 = add_24.tanh()
        let add_25 = tanh_23 + tanh_24
        let tanh_25 = add_25.tanh()
        let add_26 = tanh_24 + tanh_25
        let tanh_26 = add_26.tanh()
        let add_27 = tanh_25 + tanh_26
        let tanh_27 = add_27.tanh()
        let add_28 = tanh_26 + tanh_27
        let tanh_28 = add_28.tanh()
        let add_29 = tanh_27 + tanh_28
        let tanh_29 = add_29.tanh()
        let add_30 = tanh_28 + tanh_29
        let tanh_30 = add_30.tanh()
        let add_31 = tanh_29 + tanh_30
        let tanh_31 = add_31.tanh()
        let add_32 = tanh_30 + tanh_31
        let tanh_32 = add_32.tanh()
        let add_33 = tanh_31 + tanh_32
        let tanh_33 = add_33.tanh()
        let add_34 = tanh_32 + tanh_33
        let tanh_34 = add_34.tanh()
        let add_35 = tanh_33 + tanh_34
        let tanh_35 = add_35.tanh()
        let add_36 = tanh_34 + tanh_35
        let tanh_36 = add_36.tanh()
        let add_37 = tanh_35 + tanh_36
        let tanh_37 = add_37.tanh()
        let add_38 = tanh_36 + tanh_37
        let tanh_38 = add_38.tanh()
        let add_39 = tanh_37 + tanh_38
        let tanh_39 = add_39.tanh()
        let add_40 = tanh_38 + tanh_39
        let tanh_40 = add_40.tanh()
        let add_41 = tanh_39 + tanh_40
        let tanh_41 = add_41.tanh()
        let add_42 = tanh_40 + tanh_41
        let tanh_42 = add_42.tanh()
        let add_43 = tanh_41 + tanh_42
        let tanh_43 = add_43.tanh()
        let add_44 = tanh_42 + tanh_43
        let tanh_44 = add_44.tanh()
        let add_45 = tanh_43 + tanh_44
        let tanh_45 = add_45.tanh()
        let add_46 = tanh_44 + tanh_45
        let tanh_46 = add_46.tanh()
        let add_47 = tanh_45 + tanh_46
        let tanh_47 = add_47.tanh()
        let add_48 = tanh_46 + tanh_47
        let tanh_48 = add_48.tanh()
        let add_49 = tanh_47 + tanh_48
        let tanh_49 = add_49.tanh()
        let add_50 = tanh_48 + tanh_49
        let tanh_50 = add_50.tanh()
        let add_51 = tanh_49 + tanh_50
        let tanh_51 = add_51.tanh()
        let add_52 = tanh_50 + tanh_51
        let tanh_52 = add_52.tanh()
        let add_53 = tanh_51 + tanh_52
        let tanh_53 = add_53.tanh()
        let add_54 = tanh_52 + tanh_53
        let tanh_54 = add_54.tanh()
        let add_55 = tanh_53 + tanh_54
        let tanh_55 = add_55.tanh()
        let add_56 = tanh_54 + tanh_55
        let tanh_56 = add_56.tanh()
        let add_57 = tanh_55 + tanh_56
        let tanh_57 = add_57.tanh()
        let add_58 = tanh_56 + tanh_57
        let tanh_58 = add_58.tanh()
        let add_59 = tanh_57 + tanh_58
        let tanh_59 = add_59.tanh()
        let add_60 = tanh_58 + tanh_59
        let tanh_60 = add_60.tanh()
        let add_61 = tanh_59 + tanh_60
        let tanh_61 = add_61.tanh()
        let add_62 = tanh_60 + tanh_61
        let tanh_62 = add_62.tanh()
        let add_63 = tanh_61 + tanh_62
        let tanh_63 = add_63.tanh()
        let add_64 = tanh_62 + tanh_63
        let tanh_64 = add_64.tanh()
        let add_65 = tanh_63 + tanh_64
        let tanh_65 = add_65.tanh()
        let add_66 = tanh_64 + tanh_65
        let tanh_66 = add_66.tanh()
        let add_67 = tanh_65 + tanh_66
        let tanh_67 = add_67.tanh()
        let add_68 = tanh_66 + tanh_67
        let tanh_68 = add_68.tanh()
        let add_69 = tanh_67 + tanh_68
        let tanh_69 = add_69.tanh()
        let add_70 = tanh_68 + tanh_69
        let tanh_70 = add_70.tanh()
        let add_71 = tanh_69 + tanh_70
        let tanh_71 = add_71.tanh()
        let add_72 = tanh_70 + tanh_71
        let tanh_72 = add_72.tanh()
        let add_73 = tanh_71 + tanh_72
        let tanh_73 = add_73.tanh()
        let add_74 = tanh_72 + tanh_73
        let tanh_74 = add_74.tanh()
        let add_75 = tanh_73 + tanh_74
        let tanh_75 = add_75.tanh()
        let add_76 = tanh_74 + tanh_75
        let tanh_76 = add_76.tanh()
        let add_77 = tanh_75 + tanh_76
        let tanh_77 = add_77.tanh()
        let add_78 = tanh_76 + tanh_77
        let tanh_78 = add_78.tanh()
        let add_79 = tanh_77 + tanh_78
        let tanh_79 = add_79.tanh()
        let add_80 = tanh_78 + tanh_79
        let tanh_80 = add_80.tanh()
        let add_81 = tanh_79 + tanh_80
        let tanh_81 = add_81.tanh()
        let add_82 = tanh_80 + tanh_81
        let tanh_82 = add_82.tanh()
        let add_83 = tanh_81 + tanh_82
        let tanh_83 = add_83.tanh()
        let add_84 = tanh_82 + tanh_83
        let tanh_84 = add_84.tanh()
        let add_85 = tanh_83 + tanh_84
        let tanh_85 = add_85.tanh()
        let add_86 = tanh_84 + tanh_85
        let tanh_86 = add_86.tanh()
        let add_87 = tanh_85 + tanh_86
        let tanh_87 = add_87.tanh()
        let add_88 = tanh_86 + tanh_87
        let tanh_88 = add_88.tanh()
        let add_89 = tanh_87 + tanh_88
        let tanh_89 = add_89.tanh()
        let add_90 = tanh_88 + tanh_89
        let tanh_90 = add_90.tanh()
        let add_91 = tanh_89 + tanh_90
        let tanh_91 = add_91.tanh()
        let add_92 = tanh_90 + tanh_91
        let tanh_92 = add_92.tanh()
        let add_93 = tanh_91 + tanh_92
        let tanh_93 = add_93.tanh()
        let add_94 = tanh_92 + tanh_93
        let tanh_94 = add_94.tanh()
        let add_95 = tanh_93 + tanh_94
        let tanh_95 = add_95.tanh()
        let add_96 = tanh_94 + tanh_95
        let tanh_96 = add_96.tanh()
        let add_97 = tanh_95 + tanh_96
        let tanh_97 = add_97.tanh()
        let add_98 = tanh_96 + tanh_97
        let tanh_98 = add_98.tanh()
        let add_99 = tanh_97 + tanh_98
        return (mul, tanh_98, add_99)
    }

    private func part_1(_ add_99: Tensor, _ tanh_98: Tensor) -> Tensor {
        let tanh_99 = add_99.tanh()
        let add_100 = tanh_98 + tanh_99
        let tanh_100 = add_100.tanh()
        let add_101 = tanh_99 + tanh_100
        let tanh_101 = add_101.tanh()
        let add_102 = tanh_100 + tanh_101
        let tanh_102 = add_102.tanh()
        let add_103 = tanh_101 + tanh_102
        let tanh_103 = add_103.tanh()
        let add_104 = tanh_102 + tanh_103
        let tanh_104 = add_104.tanh()
        let add_105 = tanh_103 + tanh_104
        let tanh_105 = add_105.tanh()
        let add_106 = tanh_104 + tanh_105
        let tanh_106 = add_106.tanh()
        let add_107 = tanh_105 + tanh_106
        let tanh_107 = add_107.tanh()
        let add_108 = tanh_106 + tanh_107
        let tanh_108 = add_108.tanh()
        let add_109 = tanh_107 + tanh_108
        let tanh_109 = add_109.tanh()
        let add_110 = tanh_108 + tanh_109
        let tanh_110 = add_110.tanh()
        let add_111 = tanh_109 + tanh_110
        let tanh_111 = add_111.tanh()
        let add_112 = tanh_110 + tanh_111
        let tanh_112 = add_112.tanh()
        let add_113 = tanh_111 + tanh_112
        let tanh_113 = add_113.tanh()
        let add_114 = tanh_112 + tanh_113
        let tanh_114 = add_114.tanh()
        let add_115 = tanh_113 + tanh_114
        let tanh_115 = add_115.tanh()
        let add_116 = tanh_114 + tanh_115
        let tanh_116 = add_116.tanh()
        let add_117 = tanh_115 + tanh_116
        let tanh_117 = add_117.tanh()
        let add_118 = tanh_116 + tanh_117
        let tanh_118 = add_118.tanh()
        let add_119 = tanh_117 + tanh_118
        let tanh_119 = add_119.tanh()
        let add_120 = tanh_118 + tanh_119
        let tanh_120 = add_120.tanh()
        let add_121 = tanh_119 + tanh_120
        let tanh_121 = add_121.tanh()
        let add_122 = tanh_120 + tanh_121
        let tanh_122 = add_122.tanh()
        let add_123 = tanh_121 + tanh_122
        let tanh_123 = add_123.tanh()
        let add_124 = tanh_122 + tanh_123
        let tanh_124 = add_124.tanh()
        let add_125 = tanh_123 + tanh_124
        let tanh_125 = add_125.tanh()
        let add_126 = tanh_124 + tanh_125
        let tanh_126 = add_126.tanh()
        let add_127 = tanh_125 + tanh_126
        let tanh_127 = add_127.tanh()
        let add_128 = tanh_126 + tanh_127
        let tanh_128 = add_128.tanh()
        let add_129 = tanh_127 + tanh_128
        let tanh_129 = add_129.tanh()
        let add_130 = tanh_128 + tanh_129
        let tanh_130 = add_130.tanh()
        let add_131 = tanh_129 + tanh_130
        let tanh_131 = add_131.tanh()
        let add_132 = tanh_130 + tanh_131
        let tanh_132 = add_132.tanh()
        let add_133 = tanh_131 + tanh_132
        let tanh_133 = add_133.tanh()
        let add_134 = tanh_132 + tanh_133
        let tanh_134 = add_134.tanh()
        let add_135 = tanh_133 + tanh_134
        let tanh_135 = add_135.tanh()
        let add_136 = tanh_134 + tanh_135
        let tanh_136 = add_136.tanh()
        let add_137 = tanh_135 + tanh_136
        let tanh_137 = add_137.tanh()
        let add_138 = tanh_136 + tanh_137
        let tanh_138 = add_138.tanh()
        let add_139 = tanh_137 + tanh_138
        let tanh_139 = add_139.tanh()
        let add_140 = tanh_138 + tanh_139
        let tanh_140 = add_140.tanh()
        let add_141 = tanh_139 + tanh_140
        let tanh_141 = add_141.tanh()
        let add_142 = tanh_140 + tanh_141
        let tanh_142 = add_142.tanh()
        let add_143 = tanh_141 + tanh_142
        let tanh_143 = add_143.tanh()
        let add_144 = tanh_142 + tanh_143
        let tanh_144 = add_144.tanh()
        let add_145 = tanh_143 + tanh_144
        let tanh_145 = add_145.tanh()
        let add_146 = tanh_144 + tanh_145
        let tanh_146 = add_146.tanh()
        let add_147 = tanh_145 + tanh_146
        let tanh_147 = add_147.tanh()
        let add_148 = tanh_146 + tanh_147
        let tanh_148 = add_148.tanh()
        let add_149 = tanh_147 + tanh_148
        let tanh_149 = add_149.tanh()
        let add_150 = tanh_148 + tanh_149
        let tanh_150 = add_150.tanh()
        let add_151 = tanh_149 + tanh_150
        let tanh_151 = add_151.tanh()
        let add_152 = tanh_150 + tanh_151
        let tanh_152 = add_152.tanh()
        let add_153 = tanh_151 + tanh_152
        let tanh_153 = add_153.tanh()
        let add_154 = tanh_152 + tanh_153
        let tanh_154 = add_154.tanh()
        let add_155 = tanh_153 + tanh_154
        let tanh_155 = add_155.tanh()
        let add_156 = tanh_154 + tanh_155
        let tanh_156 = add_156.tanh()
        let add_157 = tanh_155 + tanh_156
        let tanh_157 = add_157.tanh()
        let add_158 = tanh_156 + tanh_157
        let tanh_158 = add_158.tanh()
        let add_159 = tanh_157 + tanh_158
        let tanh_159 = add_159.tanh()
        let add_160 = tanh_158 + tanh_159
        let tanh_160 = add_160.tanh()
        let add_161 = tanh_159 + tanh_160
        let tanh_161 = add_161.tanh()
        let add_162 = tanh_160 + tanh_161
        let tanh_162 = add_162.tanh()
        let add_163 = tanh_161 + tanh_162
        let tanh_163 = add_163.tanh()
        let add_164 = tanh_162 + tanh_163
        let tanh_164 = add_164.tanh()
        let add_165 = tanh_163 + tanh_164
        let tanh_165 = add_165.tanh()
        let add_166 = tanh_164 + tanh_165
        let tanh_166 = add_166.tanh()
        let add_167 = tanh_165 + tanh_166
        let tanh_167 = add_167.tanh()
        let add_168 = tanh_166 + tanh_167
        let tanh_168 = add_168.tanh()
        let add_169 = tanh_167 + tanh_168
        let tanh_169 = add_169.tanh()
        let add_170 = tanh_168 + tanh_169
        let tanh_170 = add_170.tanh()
        let add_171 = tanh_169 + tanh_170
        let tanh_171 = add_171.tanh()
        let add_172 = tanh_170 + tanh_171
        let tanh_172 = add_172.tanh()
        let add_173 = tanh_171 + tanh_172
        let tanh_173 = add_173.tanh()
        let add_174 = tanh_172 + tanh_173
        let tanh_174 = add_174.tanh()
        let add_175 = tanh_173 + tanh_174
        let tanh_175 = add_175.tanh()
        let add_176 = tanh_174 + tanh_175
        let tanh_176 = add_176.tanh()
        let add_177 = tanh_175 + tanh_176
        let tanh_177 = add_177.tanh()
        let add_178 = tanh_176 + tanh_177
        let tanh_178 = add_178.tanh()
        let add_179 = tanh_177 + tanh_178
        let tanh_179 = add_179.tanh()
        let add_180 = tanh_178 + tanh_179
        let tanh_180 = add_180.tanh()
        let add_181 = tanh_179 + tanh_180
        let tanh_181 = add_181.tanh()
        let add_182 = tanh_180 + tanh_181
        let tanh_182 = add_182.tanh()
        let add_183 = tanh_181 + tanh_182
        let tanh_183 = add_183.tanh()
        let add_184 = tanh_182 + tanh_183
        let tanh_184 = add_184.tanh()
        let add_185 = tanh_183 + tanh_184
        let tanh_185 = add_185.tanh()
        let add_186 = tanh_184 + tanh_185
        let tanh_186 = add_186.tanh()
        let add_187 = tanh_185 + tanh_186
        let tanh_187 = add_187.tanh()
        let add_188 = tanh_186 + tanh_187
        let tanh_188 = add_188.tanh()
        let add_189 = tanh_187 + tanh_188
        let tanh_189 = add_189.tanh()
        let add_190 = tanh_188 + tanh_189
        let tanh_190 = add_190.tanh()
        let add_191 = tanh_189 + tanh_190
        let tanh_191 = add_191.tanh()
        let add_192 = tanh_190 + tanh_191
        let tanh_192 = add_192.tanh()
        let add_193 = tanh_191 + tanh_192
        let tanh_193 = add_193.tanh()
        let add_194 = tanh_192 + tanh_193
        let tanh_194 = add_194.tanh()
        let add_195 = tanh_193 + tanh_194
        let tanh_195 = add_195.tanh()
        let add_196 = tanh_194 + tanh_195
        let tanh_196 = add_196.tanh()
        let add_197 = tanh_195 + tanh_196
        let tanh_197 = add_197.tanh()
        let add_198 = tanh_196 + tanh_197
        let tanh_198 = add_198.tanh()
        let add_199 = tanh_197 + tanh_198
        let tanh_199 = add_199.tanh()
        let add_200 = tanh_198 + tanh_199
        let tanh_200 = add_200.tanh()
        let add_201 = tanh_199 + tanh_200
        let tanh_201 = add_201.tanh()
        let add_202 = tanh_200 + tanh_201
        let tanh_202 = add_202.tanh()
        let add_203 = tanh_201 + tanh_202
        let tanh_203 = add_203.tanh()
        let add_204 = tanh_202 + tanh_203
        let tanh_204 = add_204.tanh()
        let add_205 = tanh_203 + tanh_204
        let tanh_205 = add_205.tanh()
        let add_206 = tanh_204 + tanh_205
        let tanh_206 = add_206.tanh()
        let add_207 = tanh_205 + tanh_206
        let tanh_207 = add_207.tanh()
        let add_208 = tanh_206 + tanh_207
        let tanh_208 = add_208.tanh()
        let add_209 = tanh_207 + tanh_208
        let tanh_209 = add_209.tanh()
        let add_210 = tanh_208 + tanh_209
        let tanh_210 = add_210.tanh()
        let add_211 = tanh_209 + tanh_210
        let tanh_211 = add_211.tanh()
        let add_212 = tanh_210 + tanh_211
        let tanh_212 = add_212.tanh()
        let add_213 = tanh_211 + tanh_212
        let tanh_213 = add_213.tanh()
        let add_214 = tanh_212 + tanh_213
        let tanh_214 = add_214.tanh()
        let add_215 = tanh_213 + tanh_214
        let tanh_215 = add_215.tanh()
        let add_216 = tanh_214 + tanh_215
        let tanh_216 = add_216.tanh()
        let add_217 = tanh_215 + tanh_216
        let tanh_217 = add_217.tanh()
        let add_218 = tanh_216 + tanh_217
        let tanh_218 = add_218.tanh()
        let add_219 = tanh_217 + tanh_218
        let tanh_219 = add_219.tanh()
        let add_220 = tanh_218 + tanh_219
        let tanh_220 = add_220.tanh()
        let add_221 = tanh_219 + tanh_220
        let tanh_221 = add_221.tanh()
        let add_222 = tanh_220 + tanh_221
        let tanh_222 = add_222.tanh()
        let add_223 = tanh_221 + tanh_222
        let tanh_223 = add_223.tanh()
        let add_224 = tanh_222 + tanh_223
        let tanh_224 = add_224.tanh()
        let add_225 = tanh_223 + tanh_224
        return add_225
    }

    private func part_2(_ add_225: Tensor, _ mul: Tensor) -> (Tensor, Tensor) {
        let tanh_225 = add_225.tanh()
        let add_226 = mul + tanh_225
        let tanh_226 = add_226.tanh()
        let add_227 = tanh_225 + tanh_226
        let tanh_227 = add_227.tanh()
        let add_228 = tanh_226 + tanh_227
        let tanh_228 = add_228.tanh()
        let add_229 = tanh_227 + tanh_228
        let tanh_229 = add_229.tanh()
        let add_230 = tanh_228 + tanh_229
        let tanh_230 = add_230.tanh()
        let add_231 = tanh_229 + tanh_230
        let tanh_231 = add_231.tanh()
        let add_232 = tanh_230 + tanh_231
        let tanh_232 = add_232.tanh()
        let add_233 = tanh_231 + tanh_232
        let tanh_233 = add_233.tanh()
        let add_234 = tanh_232 + tanh_233
        let tanh_234 = add_234.tanh()
        let add_235 = tanh_233 + tanh_234
        let tanh_235 = add_235.tanh()
        let add_236 = tanh_234 + tanh_235
        let tanh_236 = add_236.tanh()
        let add_237 = tanh_235 + tanh_236
        let tanh_237 = add_237.tanh()
        let add_238 = tanh_236 + tanh_237
        let tanh_238 = add_238.tanh()
        let add_239 = tanh_237 + tanh_238
        let tanh_239 = add_239.tanh()
        let add_240 = tanh_238 + tanh_239
        let tanh_240 = add_240.tanh()
        let add_241 = tanh_239 + tanh_240
        let tanh_241 = add_241.tanh()
        let add_242 = tanh_240 + tanh_241
        let tanh_242 = add_242.tanh()
        let add_243 = tanh_241 + tanh_242
        let tanh_243 = add_243.tanh()
        let add_244 = tanh_242 + tanh_243
        let tanh_244 = add_244.tanh()
        let add_245 = tanh_243 + tanh_244
        let tanh_245 = add_245.tanh()
        let add_246 = tanh_244 + tanh_245
        let tanh_246 = add_246.tanh()
        let add_247 = tanh_245 + tanh_246
        let tanh_247 = add_247.tanh()
        let add_248 = tanh_246 + tanh_247
        let tanh_248 = add_248.tanh()
        let add_249 = tanh_247 + tanh_248
        let tanh_249 = add_249.tanh()
        let add_250 = tanh_248 + tanh_249
        let tanh_250 = add_250.tanh()
        let add_251 = tanh_249 + tanh_250
        let tanh_251 = add_251.tanh()
        let add_252 = tanh_250 + tanh_251
        let tanh_252 = add_252.tanh()
        let add_253 = tanh_251 + tanh_252
        let tanh_253 = add_253.tanh()
        let add_254 = tanh_252 + tanh_253
        let tanh_254 = add_254.tanh()
        let add_255 = tanh_253 + tanh_254
        let tanh_255 = add_255.tanh()
        let add_256 = tanh_254 + tanh_255
        let tanh_256 = add_256.tanh()
        let add_257 = tanh_255 + tanh_256
        let tanh_257 = add_257.tanh()
        let add_258 = tanh_256 + tanh_257
        let tanh_258 = add_258.tanh()
        let add_259 = tanh_257 + tanh_258
        let tanh_259 = add_259.tanh()
        let add_260 = tanh_258 + tanh_259
        let tanh_260 = add_260.tanh()
        let add_261 = tanh_259 + tanh_260
        let tanh_261 = add_261.tanh()
        let add_262 = tanh_260 + tanh_261
        let tanh_262 = add_262.tanh()
        let add_263 = tanh_261 + tanh_262
        let tanh_263 = add_263.tanh()
        let add_264 = tanh_262 + tanh_263
        let tanh_264 = add_264.tanh()
        let add_265 = tanh_263 + tanh_264
        let tanh_265 = add_265.tanh()
        let add_266 = tanh_264 + tanh_265
        let tanh_266 = add_266.tanh()
        let add_267 = tanh_265 + tanh_266
        let tanh_267 = add_267.tanh()
        let add_268 = tanh_266 + tanh_267
        let tanh_268 = add_268.tanh()
        let add_269 = tanh_267 + tanh_268
        let tanh_269 = add_269.tanh()
        let add_270 = tanh_268 + tanh_269
        let tanh_270 = add_270.tanh()
        let add_271 = tanh_269 + tanh_270
        let tanh_271 = add_271.tanh()
        let add_272 = tanh_270 + tanh_271
        let tanh_272 = add_272.tanh()
        let add_273 = tanh_271 + tanh_272
        let tanh_273 = add_273.tanh()
        let add_274 = tanh_272 + tanh_273
        let tanh_274 = add_274.tanh()
        let add_275 = tanh_273 + tanh_274
        let tanh_275 = add_275.tanh()
        let add_276 = tanh_274 + tanh_275
        let tanh_276 = add_276.tanh()
        let add_277 = tanh_275 + tanh_276
        let tanh_277 = add_277.tanh()
        let add_278 = tanh_276 + tanh_277
        let tanh_278 = add_278.tanh()
        let add_279 = tanh_277 + tanh_278
        let tanh_279 = add_279.tanh()
        let add_280 = tanh_278 + tanh_279
        let tanh_280 = add_280.tanh()
        let add_281 = tanh_279 + tanh_280
        let tanh_281 = add_281.tanh()
        let add_282 = tanh_280 + tanh_281
        let tanh_282 = add_282.tanh()
        let add_283 = tanh_281 + tanh_282
        let tanh_283 = add_283.tanh()
        let add_284 = tanh_282 + tanh_283
        let tanh_284 = add_284.tanh()
        let add_285 = tanh_283 + tanh_284
        let tanh_285 = add_285.tanh()
        let add_286 = tanh_284 + tanh_285
        let tanh_286 = add_286.tanh()
        let add_287 = tanh_285 + tanh_286
        let tanh_287 = add_287.tanh()
        let add_288 = tanh_286 + tanh_287
        let tanh_288 = add_288.tanh()
        let add_289 = tanh_287 + tanh_288
        let tanh_289 = add_289.tanh()
        let add_290 = tanh_288 + tanh_289
        let tanh_290 = add_290.tanh()
        let add_291 = tanh_289 + tanh_290
        let tanh_291 = add_291.tanh()
        let add_292 = tanh_290 + tanh_291
        let tanh_292 = add_292.tanh()
        let add_293 = tanh_291 + tanh_292
        let tanh_293 = add_293.tanh()
        let add_294 = tanh_292 + tanh_293
        let tanh_294 = add_294.tanh()
        let add_295 = tanh_293 + tanh_294
        let tanh_295 = add_295.tanh()
        let add_296 = tanh_294 + tanh_295
        let tanh_296 = add_296.tanh()
        let add_297 = tanh_295 + tanh_296
        let tanh_297 = add_297.tanh()
        let add_298 = tanh_296 + tanh_297
        let tanh_298 = add_298.tanh()
        let add_299 = tanh_297 + tanh_298
        let tanh_299 = add_299.tanh()
        let add_300 = tanh_298 + tanh_299
        let tanh_300 = add_300.tanh()
        let add_301 = tanh_299 + tanh_300
        let tanh_301 = add_301.tanh()
        let add_302 = tanh_300 + tanh_301
        let tanh_302 = add_302.tanh()
        let add_303 = tanh_301 + tanh_302
        let tanh_303 = add_303.tanh()
        let add_304 = tanh_302 + tanh_303
        let tanh_304 = add_304.tanh()
        let add_305 = tanh_303 + tanh_304
        let tanh_305 = add_305.tanh()
        let add_306 = tanh_304 + tanh_305
        let tanh_306 = add_306.tanh()
        let add_307 = tanh_305 + tanh_306
        let tanh_307 = add_307.tanh()
        let add_308 = tanh_306 + tanh_307
        let tanh_308 = add_308.tanh()
        let add_309 = tanh_307 + tanh_308
        let tanh_309 = add_309.tanh()
        let add_310 = tanh_308 + tanh_309
        let tanh_310 = add_310.tanh()
        let add_311 = tanh_309 + tanh_310
        let tanh_311 = add_311.tanh()
        let add_312 = tanh_310 + tanh_311
        let tanh_312 = add_312.tanh()
        let add_313 = tanh_311 + tanh_312
        let tanh_313 = add_313.tanh()
        let add_314 = tanh_312 + tanh_313
        let tanh_314 = add_314.tanh()
        let add_315 = tanh_313 + tanh_314
        let tanh_315 = add_315.tanh()
        let add_316 = tanh_314 + tanh_315
        let tanh_316 = add_316.tanh()
        let add_317 = tanh_315 + tanh_316
        let tanh_317 = add_317.tanh()
        let add_318 = tanh_316 + tanh_317
        let tanh_318 = add_318.tanh()
        let add_319 = tanh_317 + tanh_318
        let tanh_319 = add_319.tanh()
        let add_320 = tanh_318 + tanh_319
        let tanh_320 = add_320.tanh()
        let add_321 = tanh_319 + tanh_320
        let tanh_321 = add_321.tanh()
        let add_322 = tanh_320 + tanh_321
        let tanh_322 = add_322.tanh()
        let add_323 = tanh_321 + tanh_322
        let tanh_323 = add_323.tanh()
        let add_324 = tanh_322 + tanh_323
        let tanh_324 = add_324.tanh()
        let add_325 = tanh_323 + tanh_324
        return (tanh_324, add_325)
    }

    private func part_3(_ add_325: Tensor, _ tanh_324: Tensor) -> Tensor {
        let tanh_325 = add_325.tanh()
        let add_326 = tanh_324 + tanh_325
        let tanh_326 = add_326.tanh()
        let add_327 = tanh_325 + tanh_326
        let tanh_327 = add_327.tanh()
        let add_328 = tanh_326 + tanh_327
        let tanh_328 = add_328.tanh()
        let add_329 = tanh_327 + tanh_328
        let tanh_329 = add_329.tanh()
        let add_330 = tanh_328 + tanh_329
        let tanh_330 = add_330.tanh()
        let add_331 = tanh_329 + tanh_330
        let tanh_331 = add_331.tanh()
        let add_332 = tanh_330 + tanh_331
        let tanh_332 = add_332.tanh()
        let add_333 = tanh_331 + tanh_332
        let tanh_333 = add_333.tanh()
        let add_334 = tanh_332 + tanh_333
        let tanh_334 = add_334.tanh()
        let add_335 = tanh_333 + tanh_334
        let tanh_335 = add_335.tanh()
        let add_336 = tanh_334 + tanh_335
        let tanh_336 = add_336.tanh()
        let add_337 = tanh_335 + tanh_336
        let tanh_337 = add_337.tanh()
        let add_338 = tanh_336 + tanh_337
        let tanh_338 = add_338.tanh()
        let add_339 = tanh_337 + tanh_338
        let tanh_339 = add_339.tanh()
        let add_340 = tanh_338 + tanh_339
        let tanh_340 = add_340.tanh()
        let add_341 = tanh_339 + tanh_340
        let tanh_341 = add_341.tanh()
        let add_342 = tanh_340 + tanh_341
        let tanh_342 = add_342.tanh()
        let add_343 = tanh_341 + tanh_342
        let tanh_343 = add_343.tanh()
        let add_344 = tanh_342 + tanh_343
        let tanh_344 = add_344.tanh()
        let add_345 = tanh_343 + tanh_344
        let tanh_345 = add_345.tanh()
        let add_346 = tanh_344 + tanh_345
        let tanh_346 = add_346.tanh()
        let add_347 = tanh_345 + tanh_346
        let tanh_347 = add_347.tanh()
        let add_348 = tanh_346 + tanh_347
        let tanh_348 = add_348.tanh()
        let add_349 = tanh_347 + tanh_348
        let tanh_349 = add_349.tanh()
        let add_350 = tanh_348 + tanh_349
        let tanh_350 = add_350.tanh()
        let add_351 = tanh_349 + tanh_350
        let tanh_351 = add_351.tanh()
        let add_352 = tanh_350 + tanh_351
        let tanh_352 = add_352.tanh()
        let add_353 = tanh_351 + tanh_352
        let tanh_353 = add_353.tanh()
        let add_354 = tanh_352 + tanh_353
        let tanh_354 = add_354.tanh()
        let add_355 = tanh_353 + tanh_354
        let tanh_355 = add_355.tanh()
        let add_356 = tanh_354 + tanh_355
        let tanh_356 = add_356.tanh()
        let add_357 = tanh_355 + tanh_356
        let tanh_357 = add_357.tanh()
        let add_358 = tanh_356 + tanh_357
        let tanh_358 = add_358.tanh()
        let add_359 = tanh_357 + tanh_358
        let tanh_359 = add_359.tanh()
        let add_360 = tanh_358 + tanh_359
        let tanh_360 = add_360.tanh()
        let add_361 = tanh_359 + tanh_360
        let tanh_361 = add_361.tanh()
        let add_362 = tanh_360 + tanh_361
        let tanh_362 = add_362.tanh()
        let add_363 = tanh_361 + tanh_362
        let tanh_363 = add_363.tanh()
        let add_364 = tanh_362 + tanh_363
        let tanh_364 = add_364.tanh()
        let add_365 = tanh_363 + tanh_364
        let tanh_365 = add_365.tanh()
        let add_366 = tanh_364 + tanh_365
        let tanh_366 = add_366.tanh()
        let add_367 = tanh_365 + tanh_366
        let tanh_367 = add_367.tanh()
        let add_368 = tanh_366 + tanh_367
        let tanh_368 = add_368.tanh()
        let add_369 = tanh_367 + tanh_368
        let tanh_369 = add_369.tanh()
        let add_370 = tanh_368 + tanh_369
        let tanh_370 = add_370.tanh()
        let add_371 = tanh_369 + tanh_370
        let tanh_371 = add_371.tanh()
        let add_372 = tanh_370 + tanh_371
        let tanh_372 = add_372.tanh()
        let add_373 = tanh_371 + tanh_372
        let tanh_373 = add_373.tanh()
        let add_374 = tanh_372 + tanh_373
        let tanh_374 = add_374.tanh()
        let add_375 = tanh_373 + tanh_374
        let tanh_375 = add_375.tanh()
        let add_376 = tanh_374 + tanh_375
        let tanh_376 = add_376.tanh()
        let add_377 = tanh_375 + tanh_376
        let tanh_377 = add_377.tanh()
        let add_378 = tanh_376 + tanh_377
        let tanh_378 = add_378.tanh()
        let add_379 = tanh_377 + tanh_378
        let tanh_379 = add_379.tanh()
        let add_380 = tanh_378 + tanh_379
        let tanh_380 = add_380.tanh()
        let add_381 = tanh_379 + tanh_380
        let tanh_381 = add_381.tanh()
        let add_382 = tanh_380 + tanh_381
        let tanh_382 = add_382.tanh()
        let add_383 = tanh_381 + tanh_382
        let tanh_383 = add_383.tanh()
        let add_384 = tanh_382 + tanh_383
        let tanh_384 = add_384.tanh()
        let add_385 = tanh_383 + tanh_384
        let tanh_385 = add_385.tanh()
        let add_386 = tanh_384 + tanh_385
        let tanh_386 = add_386.tanh()
        let add_387 = tanh_385 + tanh_386
        let tanh_387 = add_387.tanh()
        let add_388 = tanh_386 + tanh_387
        let tanh_388 = add_388.tanh()
        let add_389 = tanh_387 + tanh_388
        let tanh_389 = add_389.tanh()
        let add_390 = tanh_388 + tanh_389
        let tanh_390 = add_390.tanh()
        let add_391 = tanh_389 + tanh_390
        let tanh_391 = add_391.tanh()
        let add_392 = tanh_390 + tanh_391
        let tanh_392 = add_392.tanh()
        let add_393 = tanh_391 + tanh_392
        let tanh_393 = add_393.tanh()
        let add_394 = tanh_392 + tanh_393
        let tanh_394 = add_394.tanh()
        let add_395 = tanh_393 + tanh_394
        let tanh_395 = add_395.tanh()
        let add_396 = tanh_394 + tanh_395
        let tanh_396 = add_396.tanh()
        let add_397 = tanh_395 + tanh_396
        let tanh_397 = add_397.tanh()
        let add_398 = tanh_396 + tanh_397
        let tanh_398 = add_398.tanh()
        let add_399 = tanh_397 + tanh_398
        let tanh_399 = add_399.tanh()
        let add_400 = tanh_398 + tanh_399
        let tanh_400 = add_400.tanh()
        let add_401 = tanh_399 + tanh_400
        let tanh_401 = add_401.tanh()
        let add_402 = tanh_400 + tanh_401
        let tanh_402 = add_402.tanh()
        let add_403 = tanh_401 + tanh_402
        let tanh_403 = add_403.tanh()
        let add_404 = tanh_402 + tanh_403
        let tanh_404 = add_404.tanh()
        let add_405 = tanh_403 + tanh_404
        let tanh_405 = add_405.tanh()
        let add_406 = tanh_404 + tanh_405
        let tanh_406 = add_406.tanh()
        let add_407 = tanh_405 + tanh_406
        let tanh_407 = add_407.tanh()
        let add_408 = tanh_406 + tanh_407
        let tanh_408 = add_408.tanh()
        let add_409 = tanh_407 + tanh_408
        let tanh_409 = add_409.tanh()
        let add_410 = tanh_408 + tanh_409
        let tanh_410 = add_410.tanh()
        let add_411 = tanh_409 + tanh_410
        let tanh_411 = add_411.tanh()
        let add_412 = tanh_410 + tanh_411
        let tanh_412 = add_412.tanh()
        let add_413 = tanh_411 + tanh_412
        let tanh_413 = add_413.tanh()
        let add_414 = tanh_412 + tanh_413
        let tanh_414 = add_414.tanh()
        let add_415 = tanh_413 + tanh_414
        let tanh_415 = add_415.tanh()
        let add_416 = tanh_414 + tanh_415
        let tanh_416 = add_416.tanh()
        let add_417 = tanh_415 + tanh_416
        let tanh_417 = add_417.tanh()
        let add_418 = tanh_416 + tanh_417
        let tanh_418 = add_418.tanh()
        let add_419 = tanh_417 + tanh_418
        let tanh_419 = add_419.tanh()
        let add_420 = tanh_418 + tanh_419
        let tanh_420 = add_420.tanh()
        let add_421 = tanh_419 + tanh_420
        let tanh_421 = add_421.tanh()
        let add_422 = tanh_420 + tanh_421
        let tanh_422 = add_422.tanh()
        let add_423 = tanh_421 + tanh_422
        let tanh_423 = add_423.tanh()
        let add_424 = tanh_422 + tanh_423
        let tanh_424 = add_424.tanh()
        let add_425 = tanh_423 + tanh_424
        let tanh_425 = add_425.tanh()
        let add_426 = tanh_424 + tanh_425
        let tanh_426 = add_426.tanh()
        let add_427 = tanh_425 + tanh_426
        let tanh_427 = add_427.tanh()
        let add_428 = tanh_426 + tanh_427
        let tanh_428 = add_428.tanh()
        let add_429 = tanh_427 + tanh_428
        let tanh_429 = add_429.tanh()
        let add_430 = tanh_428 + tanh_429
        let tanh_430 = add_430.tanh()
        let add_431 = tanh_429 + tanh_430
        let tanh_431 = add_431.tanh()
        let add_432 = tanh_430 + tanh_431
        let tanh_432 = add_432.tanh()
        let add_433 = tanh_431 + tanh_432
        let tanh_433 = add_433.tanh()
        let add_434 = tanh_432 + tanh_433
        let tanh_434 = add_434.tanh()
        let add_435 = tanh_433 + tanh_434
        let tanh_435 = add_435.tanh()
        let add_436 = tanh_434 + tanh_435
        let tanh_436 = add_436.tanh()
        let add_437 = tanh_435 + tanh_436
        let tanh_437 = add_437.tanh()
        let add_438 = tanh_436 + tanh_437
        let tanh_438 = add_438.tanh()
        let add_439 = tanh_437 + tanh_438
        let tanh_439 = add_439.tanh()
        let add_440 = tanh_438 + tanh_439
        let tanh_440 = add_440.tanh()
        let add_441 = tanh_439 + tanh_440
        let tanh_441 = add_441.tanh()
        let add_442 = tanh_440 + tanh_441
        let tanh_442 = add_442.tanh()
        let add_443 = tanh_441 + tanh_442
        let tanh_443 = add_443.tanh()
        let add_444 = tanh_442 + tanh_443
        let tanh_444 = add_444.tanh()
        let add_445 = tanh_443 + tanh_444
        let tanh_445 = add_445.tanh()
        let add_446 = tanh_444 + tanh_445
        let tanh_446 = add_446.tanh()
        let add_447 = tanh_445 + tanh_446
        let tanh_447 = add_447.tanh()
        let add_448 = tanh_446 + tanh_447
        let tanh_448 = add_448.tanh()
        let add_449 = tanh_447 + tanh_448
        let tanh_449 = add_449.tanh()
        return tanh_449
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try FormBranches(ModuleState(of: traced))
public final class FormBranches: Module, Layer {
    @Parameter public var linear_weight: Tensor
    @Parameter public var linear_bias: Tensor

    public init(_ state: ModuleState) throws {
        _linear_weight = Parameter(wrappedValue: try state.tensor("linear.weight"), path: "linear.weight")
        _linear_bias = Parameter(wrappedValue: try state.tensor("linear.bias"), path: "linear.bias")
    }

    public func forward(_ x: Tensor) -> Tensor {
        let mul = x * 2
        let sum_1 = x.sum()
        let gt = sum_1 > 0
        let linear_weight = self.linear_weight
        let linear_bias = self.linear_bias
        let cond: [Tensor] = torch.cond(gt, x, linear_weight, linear_bias, mul, then: self.true_graph_0, else: self.false_graph_0)
        let getitem = cond[0]
        let sum_2 = getitem.sum()
        let gt_1 = sum_2 > 100
        let cond_1: [Tensor] = torch.cond(gt_1, getitem, mul, then: self.true_graph_1, else: self.false_graph_1)
        let getitem_1 = cond_1[0]
        return getitem_1
    }

    private func true_graph_0(_ x: Tensor, _ linear_weight: Tensor, _ linear_bias: Tensor, _ mul: Tensor) -> [Tensor] {
        let linear = F.linear(x, linear_weight, linear_bias)
        return [linear]
    }

    private func false_graph_0(_ x: Tensor, _ linear_weight: Tensor, _ linear_bias: Tensor, _ mul: Tensor) -> [Tensor] {
        let sub = x - mul
        return [sub]
    }

    private func true_graph_1(_ getitem: Tensor, _ mul: Tensor) -> [Tensor] {
        return [getitem]
    }

    private func true_graph_0_(_ getitem: Tensor, _ mul: Tensor) -> [Tensor] {
        let add = getitem + 1
        return [add]
    }

    private func false_graph_0_(_ getitem: Tensor, _ mul: Tensor) -> [Tensor] {
        let sub = getitem - mul
        return [sub]
    }

    private func false_graph_1(_ getitem: Tensor, _ mul: Tensor) -> [Tensor] {
        let sum_1 = getitem.sum()
        let gt = sum_1 > 0
        let cond: [Tensor] = torch.cond(gt, getitem, mul, then: self.true_graph_0_, else: self.false_graph_0_)
        let getitem_1 = cond[0]
        return [getitem_1]
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try FormLoops(ModuleState(of: traced))
public final class FormLoops: Module, Layer {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor) -> [Tensor] {
        let sum_1 = x.sum()
        let mul = sum_1 * 0
        let while_loop = torch.whileLoop(mul, x, while: { state_0, state_1 in self.while_loop_cond_graph_0(state_0, state_1, x) }, do: { state_0, state_1 in self.while_loop_body_graph_0(state_0, state_1, x) })
        _ = while_loop.0
        let getitem_1 = while_loop.1
        let while_loop_1 = [torch.whileLoop(getitem_1, while: { state_0 in self.while_loop_cond_graph_1(state_0) }, do: { state_0 in self.while_loop_body_graph_1(state_0) })]
        let getitem_2 = while_loop_1[0]
        let getitem_3 = x[0]
        let mul_1 = getitem_3 * 0
        let scan = { (parts: ([Tensor], [Tensor])) in parts.0 + parts.1 }(torch.scan([mul_1], over: [x]) { (state: [Tensor], element: [Tensor]) -> ([Tensor], [Tensor]) in
            let next = self.scan_combine_graph_0(state[0], element[0])
            return (Array(next[..<1]), Array(next[1...]))
        })
        let getitem_4 = scan[0]
        let getitem_5 = scan[1]
        let map_impl = torch.map([x]) { (element: [Tensor]) -> [Tensor] in self.body_graph_0(element[0], getitem_1) }
        let getitem_6 = map_impl[0]
        return [getitem_1, getitem_2, getitem_4, getitem_5, getitem_6]
    }

    private func while_loop_cond_graph_0(_ mul: Tensor, _ x: Tensor, _ x_1: Tensor) -> Tensor {
        let lt = mul < 3
        return lt
    }

    private func while_loop_body_graph_0(_ mul: Tensor, _ x: Tensor, _ x_1: Tensor) -> (Tensor, Tensor) {
        let add = mul + 1
        let mul_1 = x * 1.5
        let add_1 = mul_1 + x_1
        return (add, add_1)
    }

    private func while_loop_cond_graph_1(_ getitem_1: Tensor) -> Tensor {
        let sum_1 = getitem_1.sum()
        let lt = sum_1 < 100
        return lt
    }

    private func while_loop_body_graph_1(_ getitem_1: Tensor) -> Tensor {
        let abs_1 = getitem_1.abs()
        let mul = abs_1 * 2
        let add = mul + 1
        return add
    }

    private func scan_combine_graph_0(_ mul_1: Tensor, _ x: Tensor) -> [Tensor] {
        let add = mul_1 + x
        let mul = mul_1 * 2
        let add_1 = mul + x
        return [add, add_1]
    }

    private func body_graph_0(_ x: Tensor, _ getitem_1: Tensor) -> [Tensor] {
        let add = x + getitem_1
        return [add]
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try FormShadows(ModuleState(of: traced))
public final class FormShadows: Module, Callable {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor, _ element: Tensor, _ state_0: Tensor) -> (Tensor, Tensor) {
        let map_impl = torch.map([x]) { (element_: [Tensor]) -> [Tensor] in self.body(element_[0], element) }
        let getitem = map_impl[0]
        let neg = state_0.neg()
        let while_loop = [torch.whileLoop(neg, while: { state_0_ in self.test(state_0_, state_0) }, do: { state_0_ in self.step(state_0_, state_0) })]
        let getitem_1 = while_loop[0]
        return (getitem, getitem_1)
    }

    public func callAsFunction(_ x: Tensor, _ element: Tensor, _ state_0: Tensor) -> (Tensor, Tensor) { call(forward, x, element, state_0) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x", "element", "state_0"] }

    private func body(_ x: Tensor, _ element: Tensor) -> [Tensor] {
        let add = x + element
        return [add]
    }

    private func test(_ neg: Tensor, _ state_0: Tensor) -> Tensor {
        let lt = neg < 3
        return lt
    }

    private func step(_ neg: Tensor, _ state_0: Tensor) -> Tensor {
        let add = neg + state_0
        return add
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try FormConstants(ModuleState(of: traced))
public final class FormConstants: Module, Layer {
    private static let constant = Tensor([0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25, 1.375, 1.5, 1.625, 1.75, 1.875, 2.0, 2.125, 2.25, 2.375, 2.5, 2.625, 2.75, 2.875, 3.0, 3.125, 3.25, 3.375, 3.5, 3.625, 3.75, 3.875, 4.0, 4.125, 4.25, 4.375, 4.5, 4.625, 4.75, 4.875] as [Double], shape: [40, 1])

    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor) -> [Tensor] {
        let mul = torch.mul(x, Tensor(0.1))
        let mul_1 = torch.mul(x, Tensor(3))
        let mul_2 = torch.mul(x, Tensor([1], shape: [], dtype: .bool))
        let mul_3 = torch.mul(x, Tensor([1.5, -Double.infinity, Double.nan] as [Double]))
        let mul_4 = torch.mul(x, Tensor([1, 2, 3], shape: [1, 3], dtype: .int32))
        let mul_5 = torch.mul(x, Tensor([0.25] as [Double], shape: [1, 1], dtype: .bfloat16))
        let mul_6 = torch.mul(x, Self.constant)
        return [mul, mul_1, mul_2, mul_3, mul_4, mul_5, mul_6]
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try FormState(ModuleState(of: traced))
public final class FormState: Module, Layer {
    @Parameter public var weight: Tensor
    @Parameter public var layers_0_scale: Tensor
    @Child public var layers_0_conv: Linear
    @Buffer public var layers_0_repeat: Tensor
    @Parameter public var layers_1_scale: Tensor
    @Child public var layers_1_conv: Linear
    @Buffer public var layers_1_repeat: Tensor

    public init(_ state: ModuleState) throws {
        weight = try state.tensor("weight")
        _layers_0_scale = Parameter(wrappedValue: try state.tensor("layers.0.scale"), path: "layers.0.scale")
        _layers_0_conv = Child(wrappedValue: try state.module("layers.0.conv"), path: "layers.0.conv")
        _layers_0_repeat = Buffer(wrappedValue: try state.tensor("layers.0.repeat"), isPersistent: false, path: "layers.0.repeat")
        _layers_1_scale = Parameter(wrappedValue: try state.tensor("layers.1.scale"), path: "layers.1.scale")
        _layers_1_conv = Child(wrappedValue: try state.module("layers.1.conv"), path: "layers.1.conv")
        _layers_1_repeat = Buffer(wrappedValue: try state.tensor("layers.1.repeat"), isPersistent: false, path: "layers.1.repeat")
    }

    public func forward(_ x: Tensor) -> Tensor {
        let layers_0_scale = self.layers_0_scale
        let mul = x * layers_0_scale
        let layers_0_conv = self.layers_0_conv(mul)
        let layers_0_repeat = self.layers_0_repeat
        let add = layers_0_conv + layers_0_repeat
        let layers_1_scale = self.layers_1_scale
        let mul_1 = add * layers_1_scale
        let layers_1_conv = self.layers_1_conv(mul_1)
        let layers_1_repeat = self.layers_1_repeat
        let add_1 = layers_1_conv + layers_1_repeat
        let weight = self.weight
        let mul_2 = add_1 * weight
        let layers_0_conv_weight = self.layers_0_conv.weight
        let add_2 = mul_2 + layers_0_conv_weight
        return add_2
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try FormValues(ModuleState(of: traced))
public final class FormValues: Module, Callable {
    public init(_ state: ModuleState) throws {}

    public func forward(_ x: Tensor) -> (Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, SymInt) {
        let _to_copy_default: Tensor = torch.ops.aten._to_copy.default(x, dtype: DType.float64, memory_format: Argument<Tensor>.memoryFormat(.contiguous))
        let mul: Tensor = torch.function("torch.mul")(_to_copy_default, Argument<Tensor>.complex(real: 0.0, imaginary: 2.0))
        let index_tensor: Tensor = torch.ops.aten.index.Tensor(x, Argument<Tensor>.list([.none, .leaf(Tensor([0, 2]))]))
        let getitem = x[TensorSlice(), TensorSlice(nil, 3, step: 2), nil]
        let getitem_1: Tensor = torch.function("operator.getitem")(x, Argument<Tensor>.tuple([.list([0, 0])]))
        let size = x.size(-1)
        let sub = size - 1
        let slice_tensor: Tensor = torch.ops.aten.slice.Tensor(x, 1, 0, sub)
        let new_full_default: Tensor = torch.ops.aten.new_full.default(x, [2, sub] as [SymInt], 1.5)
        let split_tensor: TensorList = torch.ops.aten.split.Tensor(x, 1, 1)
        let getitem_2: TensorList = torch.function("operator.getitem")(split_tensor, Argument<Tensor>.slice(start: 1, stop: .none, step: .none))
        let getitem_3 = getitem_2[-1]
        return (mul, index_tensor, getitem, getitem_1, slice_tensor, new_full_default, getitem_3, sub)
    }

    public func callAsFunction(_ x: Tensor) -> (Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, SymInt) { call(forward, x) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x"] }
}

nonisolated(unsafe) let generatedForms: [(ModuleState) throws -> any Callable] = [
    { try FormNames($0) },
    { try FormInputs($0) },
    { try FormWords($0) },
    { try FormContainers($0) },
    { try FormLong($0) },
    { try FormBranches($0) },
    { try FormLoops($0) },
    { try FormShadows($0) },
    { try FormConstants($0) },
    { try FormState($0) },
    { try FormValues($0) },
]
