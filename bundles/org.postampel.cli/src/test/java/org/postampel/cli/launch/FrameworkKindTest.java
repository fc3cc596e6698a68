package org.postampel.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameworkKindTest {

  @Test
  void aMissingClassIsADefectAndNoDiskFault() throws IOException {
    NoClassDefFoundError missing = new NoClassDefFoundError("org/example/Gone");
    assertThat(FrameworkKind.FELIX.failureOf("cli", missing))
        .hasMessage("cli failed in felix")
        .hasCause(missing);
  }

  @Test
  void aDiskFaultStaysOne() {
    FileNotFoundException gone = new FileNotFoundException("/srv/x");
    assertThatThrownBy(() -> FrameworkKind.FELIX.failureOf("cli", gone)).isSameAs(gone);
    assertThatThrownBy(() -> FrameworkKind.FELIX.failureOf("cli", new UncheckedIOException(gone)))
        .isSameAs(gone);
  }

  @Test
  void aDistributionWithoutTheFrameworkIsADiskFault(@TempDir Path folder) {
    assertThatThrownBy(() -> FrameworkKind.EQUINOX.run(folder, "cli", Map.of()))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("equinox");
  }
}
