package org.postampel.testkit.internal.directory;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What a client asked for in the parameter {@code scope}. */
public sealed interface ScopeRequest {

  /**
   * A request that can be answered.
   *
   * @param openId the scopes of OpenID Connect among them
   * @param resource the one API name; nothing when only OpenID scopes were asked for
   * @param names the permissions' short names; empty with {@code .default}
   */
  record Understood(Set<String> openId, Optional<Resource> resource, Set<String> names)
      implements ScopeRequest {
    /** Copies the sets. */
    public Understood {
      openId = Set.copyOf(openId);
      names = Set.copyOf(names);
    }

    /** Returns whether {@code /.default} was asked for. */
    public boolean isDefault() {
      return resource.isPresent() && names.isEmpty();
    }

    /** Returns whether a refresh token is wanted. */
    public boolean offline() {
      return openId.contains("offline_access");
    }
  }

  /**
   * A scope that does not exist.
   *
   * @param scope as sent; empty when the parameter is missing
   */
  record Unknown(String scope) implements ScopeRequest {}

  /**
   * Scopes of more than one API.
   *
   * @param scope as sent
   */
  record Mixed(String scope) implements ScopeRequest {}

  /** The scopes of OpenID Connect Core and of offline access. */
  Set<String> OPEN_ID = Set.of("openid", "profile", "email", "offline_access");

  /**
   * Reads the parameter.
   *
   * @param scope scopes separated by blanks
   */
  static ScopeRequest parse(String scope) {
    Set<String> openId = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    Optional<Resource> resource = Optional.empty();
    boolean wantsDefault = false;
    for (String one : scope.strip().split("\\s+")) {
      if (OPEN_ID.contains(one)) {
        openId.add(one);
        continue;
      }
      int slash = one.lastIndexOf('/');
      String name = one.substring(slash + 1);
      Optional<Resource> named =
          slash < 0
              ? Optional.of(Resource.GRAPH)
              : Resource.named(one.substring(0, slash).replaceAll("/$", ""));
      boolean isDefault = name.equals(".default");
      if (named.isEmpty() || !isDefault && !named.get().api().scopes().contains(name)) {
        return new Unknown(one);
      }
      if (resource.isPresent() && resource.get().api() != named.get().api()) {
        return new Mixed(scope);
      }
      resource = resource.or(() -> named);
      wantsDefault |= isDefault;
      names.add(name);
    }
    return new Understood(openId, resource, wantsDefault ? Set.of() : names);
  }
}
