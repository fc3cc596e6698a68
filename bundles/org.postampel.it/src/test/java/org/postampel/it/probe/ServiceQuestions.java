package org.postampel.it.probe;

import static org.postampel.it.probe.Calls.call;
import static org.postampel.it.probe.Calls.callStatic;
import static org.postampel.it.probe.Calls.create;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** What services there are, and whether one of them opens a mailbox from inside the framework. */
final class ServiceQuestions {

  private static final Map<Integer, String> STATES =
      Map.of(
          1, "unsatisfied configuration",
          2, "unsatisfied reference",
          4, "satisfied",
          8, "active",
          16, "failed");

  private final BundleContext context;

  ServiceQuestions(BundleContext context) {
    this.context = context;
  }

  Map<String, Question> all() {
    return Map.of(
        "services", words -> services(words.get(0)),
        "components", words -> components(),
        "open-store", words -> openStore(words.get(0)));
  }

  /** For each service of this type: the bundle that offers it. */
  private List<String> services(String type) throws Exception {
    List<String> lines = new ArrayList<>();
    ServiceReference<?>[] references = context.getAllServiceReferences(type, null);
    for (ServiceReference<?> reference :
        references == null ? new ServiceReference<?>[0] : references) {
      if (context.getService(reference) != null) {
        lines.add(reference.getBundle().getSymbolicName());
      }
    }
    return lines;
  }

  /** For each component configuration: its name and its state. */
  private List<String> components() throws Exception {
    Object runtime = service("org.osgi.service.component.runtime.ServiceComponentRuntime");
    Bundle[] everywhere = new Bundle[0];
    List<String> lines = new ArrayList<>();
    for (Object component :
        (Collection<?>) call(runtime, "getComponentDescriptionDTOs", (Object) everywhere)) {
      String name = (String) component.getClass().getField("name").get(component);
      for (Object configuration :
          (Collection<?>) call(runtime, "getComponentConfigurationDTOs", component)) {
        int state = configuration.getClass().getField("state").getInt(configuration);
        lines.add(name + "\t" + STATES.getOrDefault(state, "state " + state));
      }
    }
    return lines;
  }

  /** Opens the mailbox as a host that wants to fetch; says its folder and how many mails it has. */
  private List<String> openStore(String mailbox) throws Exception {
    Bundle core = BundleQuestions.named(context, "org.postampel.core");
    Object id = create(core.loadClass("org.postampel.core.mailbox.MailboxId"), mailbox);
    Object repository = service("org.postampel.core.mailbox.MailboxRepository");
    Object entry = ((Optional<?>) call(repository, "find", id)).orElseThrow();
    Object presets =
        callStatic(core.loadClass("org.postampel.core.provider.ProviderPresets"), "load");
    Object validator =
        create(core.loadClass("org.postampel.core.validation.MailboxValidator"), presets);
    Object outcome =
        call(validator, "validate", id, call(entry, "draft"), call(repository, "folder"));
    Object access = service("org.postampel.mail.MailboxAccess");
    Object answer = call(access, "openStore", call(outcome, "configuration"));
    if (!answer.getClass().getSimpleName().equals("Opened")) {
      return List.of(answer.toString());
    }
    Object store = call(answer, "service");
    try {
      Object inbox = call(store, "getFolder", "INBOX");
      call(inbox, "open", 1);
      int count = (Integer) call(inbox, "getMessageCount");
      call(inbox, "close", false);
      return List.of("open", (String) call(inbox, "getFullName"), String.valueOf(count));
    } finally {
      call(store, "close");
    }
  }

  private Object service(String type) {
    ServiceReference<?> reference = context.getServiceReference(type);
    if (reference == null) {
      throw new IllegalStateException("there is no service " + type);
    }
    return context.getService(reference);
  }
}
