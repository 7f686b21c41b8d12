using System.Reflection;
using System.Text.RegularExpressions;
using ArchUnitNET.Loader;
using Pathways.Api.Vault;
using Enum = System.Enum;
using Type = System.Type;

namespace Pathways.Api.Tests.Architecture;

/// <summary>Personal fields come out of the vault by two doors, and there is no third.</summary>
[Trait("Invariant", "21")]
public sealed partial class VaultDoorsTests
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly ArchUnitNET.Domain.Architecture Loaded = new ArchLoader().LoadAssemblies(typeof(PersonVault).Assembly, typeof(Web.WebSetup).Assembly).Build();

    [Fact]
    public void Two_doors_give_out_personal_fields()
    {
        var doors = typeof(PersonVault).Assembly.GetTypes().SelectMany(type => type.GetMethods(Everything))
            .Where(method => !method.IsPrivate && !method.Name.StartsWith('<') && Mentions(method.ReturnType, typeof(OpenedFields)) && method.DeclaringType!.Namespace == typeof(PersonVault).Namespace)
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");
        // The two with Many are the same doors for lists.
        Assert.Equal(["PersonVault.OpenAsync", "PersonVault.OpenForSystemAsync", "PersonVault.OpenManyAsync", "PersonVault.OpenManyForSystemAsync"], doors.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(typeof(SealedRecord), nameof(PersonVault))]
    [InlineData(typeof(DataKeys), nameof(PersonVault), nameof(AccessLog), nameof(AccessLogEnds), nameof(PlatformSealer), "VaultSetup")]
    [InlineData(typeof(Sealer), nameof(PersonVault), nameof(AccessLog), nameof(AccessLogEnds), nameof(DataKeys), nameof(PlatformSealer), nameof(KeyRing), "KeyRingFile")]
    [InlineData(typeof(AccessLog), nameof(PersonVault), "VaultSetup", "AccessLogService", "AccessLogSetup")]
    [InlineData(typeof(AccessLogEnds), nameof(AccessLog), "VaultSetup")]
    [InlineData(typeof(IKeyRing), nameof(DataKeys), nameof(Pseudonyms), nameof(KeyRing), "KeyRingFile", "VaultSetup", "KeyEncryptor", "KeyDecryptor", "DataProtectionSetup")]
    public void What_opens_sealed_values_is_known_to_few(Type opens, params string[] known)
    {
        var users = Loaded.Types.Where(type => type.FullName != opens.FullName && type.Dependencies.Any(use => use.Target.FullName == opens.FullName))
            .Select(type => Outer(type.FullName)).Where(name => name != opens.Name).Distinct().ToList();
        Assert.NotEmpty(users);
        Assert.Equal([], users.Except(known));
    }

    [Fact]
    public void Nothing_but_the_vault_touches_sealed_collections_and_each_collection_is_one_types()
    {
        var owners = new Dictionary<string, string>();
        foreach (var collection in typeof(PersonalFields).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!))
            owners[collection] = "api/Pathways.Api/Vault/PersonVault.cs";
        Assert.True(owners.Count >= 4);
        foreach (var (path, text) in Sources.Of("api/Pathways.Api", ".cs").Where(file => !file.Path.EndsWith("PathwaysDatabase.cs", StringComparison.Ordinal)))
        {
            var inVault = path.Contains("/Vault/", StringComparison.Ordinal);
            Assert.False(text.Contains(".GetCollection<", StringComparison.Ordinal), $"{path} goes round PathwaysDatabase.");
            Assert.True(inVault || !text.Contains("KeyCollection<", StringComparison.Ordinal), $"{path} looks into the database of keys.");
            foreach (Match call in CollectionCall().Matches(text))
            {
                var argument = call.Groups[1].Value;
                if (inVault && argument is "collection" or "group.Key")
                    continue;
                var name = argument.StartsWith('"') ? argument.Trim('"') : Regex.Match(text, $@"const string [^;]*\b{Regex.Escape(argument)} = ""([^""]+)""").Groups[1].Value;
                Assert.True(name.Length > 0, $"{path}: write the collection's name, or a constant of the same file, not {argument}.");
                Assert.True(owners.TryAdd(name, path) || owners[name] == path, $"{path} opens '{name}', which is {owners[name]}'s.");
            }
        }
        Assert.True(owners.Count > 10, $"Only {owners.Count} collections were found.");
    }

    [Fact]
    public void Every_personal_field_lies_in_a_collection_of_the_vault_and_no_system_purpose_opens_all()
    {
        var collections = typeof(PersonalFields).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.All(Enum.GetValues<PersonalField>(), field => Assert.Contains(PersonalFields.CollectionOf(field), collections));
        Assert.All(Enum.GetValues<SystemPurpose>(), purpose => Assert.False(PersonalFields.For(purpose).Overlaps([PersonalField.DisplayName, PersonalField.Notes, PersonalField.CheckIns]), $"{purpose}"));
    }

    private static bool Mentions(Type type, Type wanted) => type == wanted || type.GetGenericArguments().Any(argument => Mentions(argument, wanted));

    /// <summary>The type as it is written: without what the compiler nests in it.</summary>
    private static string Outer(string fullName) => fullName.Split('.').SkipWhile(part => part is "Pathways" or "Api" or "Vault" or "Features" or "Persistence" or "AccessLogs").First().Split('+', '/', '`')[0];

    [GeneratedRegex(@"\b(?:Key)?Collection<[^()]*>\(([^)]+)\)")]
    private static partial Regex CollectionCall();
}
