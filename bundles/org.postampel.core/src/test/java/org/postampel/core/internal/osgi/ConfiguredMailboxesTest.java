package org.postampel.core.internal.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.postampel.core.mailbox.MailboxRepository;

class ConfiguredMailboxesTest {

  @TempDir private Path folder;

  private final List<MailboxRepository> offered = new ArrayList<>();
  private Object ranking;

  @Test
  void theFolderOfThePropertyIsOfferedBelowAHostsOwnRepositoryAndTakenBack() {
    ConfiguredMailboxes component = new ConfiguredMailboxes(framework(folder.toString()));
    assertThat(offered).hasSize(1);
    assertThat(offered.get(0).folder()).isEqualTo(folder.toAbsolutePath());
    assertThat((Integer) ranking).isNegative();
    component.stop();
    assertThat(offered).isEmpty();
  }

  @Test
  void withoutThePropertyNothingIsOffered() {
    new ConfiguredMailboxes(framework(null)).stop();
    new ConfiguredMailboxes(framework(" ")).stop();
    assertThat(offered).isEmpty();
    assertThat(ranking).isNull();
  }

  private BundleContext framework(String property) {
    return fake(
        BundleContext.class,
        (method, arguments) -> {
          switch (method) {
            case "getProperty":
              assertThat(arguments[0]).isEqualTo("postampel.mailboxes");
              return property;
            case "registerService":
              offered.add((MailboxRepository) arguments[1]);
              ranking = ((Dictionary<?, ?>) arguments[2]).get("service.ranking");
              return fake(ServiceRegistration.class, (ignored, none) -> offered.remove(0) == null);
            default:
              throw new AssertionError(method);
          }
        });
  }

  private interface Answer {
    Object to(String method, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object result = answer.to(method.getName(), arguments);
              return method.getReturnType() == void.class ? null : result;
            }));
  }
}
