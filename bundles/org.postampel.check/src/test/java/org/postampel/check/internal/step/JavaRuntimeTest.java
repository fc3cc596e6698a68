package org.postampel.check.internal.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaRuntimeTest {

  @Test
  void javaWithoutCurrentTlsIsOld() {
    assertThat(JavaRuntime.fact(List.of("TLSv1", "TLSv1.1"), true)).isEqualTo("old");
    assertThat(JavaRuntime.fact(List.of("TLSv1.2"), true)).isEqualTo("current");
    assertThat(JavaRuntime.fact(List.of("TLSv1.3"), true)).isEqualTo("current");
  }

  @Test
  void javaThatLostItsCertificationAuthoritiesIsOld() {
    assertThat(JavaRuntime.fact(List.of("TLSv1.2", "TLSv1.3"), false)).isEqualTo("old");
  }

  @Test
  void javaOfThisTestIsCurrent() {
    assertThat(JavaRuntime.fact()).isEqualTo("current");
  }
}
