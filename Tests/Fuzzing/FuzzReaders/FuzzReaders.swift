// SPDX-License-Identifier: Apache-2.0
// The libFuzzer program over all readers. Built only with LRH_FUZZ=1 in the environment; see run.sh.
import FuzzTargets

/// One input of the fuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  readAnything(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}

// SwiftPM links an executable to NAME_main; libFuzzer's own main is the same two lines.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ argc: UnsafeMutablePointer<CInt>, _ argv: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The program's entry.
@_cdecl("fuzz_readers_main")
public func fuzzMain(_ argc: CInt, _ argv: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
  var (count, arguments) = (argc, argv)
  return runDriver(&count, &arguments) { fuzz($0, $1) }
}
