namespace Pathways.LocalMongo.Bson;

/// <summary>The MongoDB error codes that LocalMongo uses and their names (MongoDB manual, "Error Codes"). Others have no name of their own:
/// MongoDB calls them <c>Location</c> and the number.</summary>
public static class ErrorCodes
{
    public const int InternalError = 1;
    public const int BadValue = 2;
    public const int FailedToParse = 9;
    public const int Unauthorized = 13;
    public const int TypeMismatch = 14;
    public const int Overflow = 15;
    public const int InvalidLength = 16;
    public const int AuthenticationFailed = 18;
    public const int IllegalOperation = 20;
    public const int InvalidBSON = 22;
    public const int NamespaceNotFound = 26;
    public const int IndexNotFound = 27;
    public const int PathNotViable = 28;
    public const int CannotBackfillArray = 34;
    public const int ConflictingUpdateOperators = 40;
    public const int CursorNotFound = 43;
    public const int NamespaceExists = 48;
    public const int MaxTimeMSExpired = 50;
    public const int DollarPrefixedFieldName = 52;
    public const int InvalidIdField = 53;
    public const int NotSingleValueField = 54;
    public const int EmptyFieldName = 56;
    public const int CommandNotFound = 59;
    public const int ImmutableField = 66;
    public const int CannotCreateIndex = 67;
    public const int InvalidOptions = 72;
    public const int InvalidNamespace = 73;
    public const int IndexOptionsConflict = 85;
    public const int IndexKeySpecsConflict = 86;
    public const int ShutdownInProgress = 91;
    public const int NotAReplicaSet = 123;
    public const int InvalidPipelineOperator = 168;
    public const int CannotIndexParallelArrays = 171;
    public const int NotImplemented = 238;
    public const int MechanismUnavailable = 334;
    public const int UnsupportedOpQueryCommand = 352;
    public const int BSONObjectTooLarge = 10334;
    public const int DuplicateKey = 11000;
    public const int DatabaseDifferCase = 13297;
    public const int OutOfDiskSpace = 14031;

    private static readonly Dictionary<int, string> Names = typeof(ErrorCodes).GetFields()
        .Where(field => field.IsLiteral)
        .ToDictionary(field => (int)field.GetRawConstantValue()!, field => field.Name);

    /// <summary>MongoDB's name of a code: the word, or <c>Location</c> and the number.</summary>
    public static string NameOf(int code) => Names.GetValueOrDefault(code) ?? $"Location{code}";
}
