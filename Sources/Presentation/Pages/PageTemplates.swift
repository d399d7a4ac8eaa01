// SPDX-License-Identifier: Apache-2.0
import Mustache

/// The files of `Resources`, as they are compiled in.
enum PageTemplates {
  /// A template that does not parse is a defect of the project, which every test of a page would show.
  static let library: MustacheLibrary = {
    var library = MustacheLibrary()
    do {
      for (name, bytes) in [
        ("page", PackageResources.page_mustache), ("map", PackageResources.map_mustache), ("step", PackageResources.step_mustache),
        ("heatmap", PackageResources.heatmap_mustache), ("graph", PackageResources.graph_mustache),
        ("explorer", PackageResources.explorer_mustache), ("check", PackageResources.check_mustache),
      ] {
        try library.register(text(bytes), named: name)
      }
    } catch {
      preconditionFailure("a page template does not parse: \(error)")
    }
    return library
  }()

  /// The style sheet.
  static let style = text(PackageResources.page_css)

  /// The script: its files one after the other, in a scope of their own.
  static let script =
    "\"use strict\";\n(() => {\n"
    + [
      PackageResources.fractions_js, PackageResources.dom_js, PackageResources.theme_js, PackageResources.map_js,
      PackageResources.heatmap_js,
      PackageResources.graph_js, PackageResources.certificates_js, PackageResources.charts_js, PackageResources.explorer_js,
    ].map(text).joined() + "})();\n"

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
